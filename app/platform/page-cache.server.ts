import { promisify } from "node:util";
import zlib from "node:zlib";
import { LRUCache } from "lru-cache";

/** A page as the framework made it for nobody in particular. */
export interface MadePage {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  /** Names the content (RFC 9110, 8.8.3), whichever way it is compressed. */
  tag: string;
  /** Whether it may be kept: what is missing, has failed or leads elsewhere is made anew each time. */
  keep: boolean;
}

export type Encoding = "br" | "gzip" | "identity";

/** A page that stands ready: the same bytes for every visitor, in each way of writing them that somebody has asked for. */
export interface KeptPage extends MadePage {
  bytes(encoding: Encoding): Buffer | Promise<Buffer>;
}

export type PageSource = "hit" | "miss" | "shared";

export interface PageCacheOptions {
  /** Names the state of everything that pages are made of. */
  version: () => Promise<string>;
  make: (address: string) => Promise<MadePage>;
  now: () => number;
  /** Bytes of memory for the few pages that most visitors see, and for all others, which can never push those out. */
  commonBytes: number;
  otherBytes: number;
}

type Entry = { state: string; page: KeptPage };

const MINUTE = 60_000;
/** A page holds its text and, once asked for, two compressed copies of at most a third of it each. */
const COPIES = 1.7;
const compress = {
  br: (body: Buffer) => promisify(zlib.brotliCompress)(body, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
  gzip: (body: Buffer) => promisify(zlib.gzip)(body, { level: 6 }),
};

/**
 * Keeps pages that are the same for everybody for as long as nothing they are made of has changed, and never over the end of a minute, since they also say
 * how much time is left. Of visitors who ask for the same page at once one waits for it to be made and the others for his.
 */
export function makePageCache({ version, make, now, commonBytes, otherBytes }: PageCacheOptions) {
  const sizeCalculation = ({ page }: Entry, address: string) => Math.ceil(page.body.length * COPIES) + address.length * 2 + 1_000;
  const common = new LRUCache<string, Entry>({ maxSize: commonBytes, sizeCalculation });
  const others = new LRUCache<string, Entry>({ maxSize: otherBytes, sizeCalculation });
  const making = new Map<string, Promise<KeptPage>>();

  /** The page at an address; rejects where the state cannot be learned. */
  async function read(address: string, isCommon: boolean): Promise<{ page: KeptPage; source: PageSource }> {
    // The state is read before the page is made: what changes in between makes the page newer than its mark, never older.
    const state = `${await version()} ${Math.floor(now() / MINUTE)}`;
    const kept = isCommon ? common : others;
    const entry = kept.get(address);
    if (entry?.state === state) return { page: entry.page, source: "hit" };
    const job = `${state} ${address}`;
    const underWay = making.get(job);
    if (underWay) return { page: await underWay, source: "shared" };
    const made = make(address).then(ready);
    making.set(job, made);
    try {
      const page = await made;
      if (page.keep) kept.set(address, { state, page });
      else kept.delete(address);
      return { page, source: "miss" };
    } finally {
      making.delete(job);
    }
  }

  return { read, bytes: () => common.calculatedSize + others.calculatedSize, pages: () => common.size + others.size };
}

export type PageCache = ReturnType<typeof makePageCache>;

function ready(made: MadePage): KeptPage {
  const copies: Partial<Record<"br" | "gzip", Buffer | Promise<Buffer>>> = {};
  return {
    ...made,
    bytes(encoding) {
      if (encoding === "identity") return made.body;
      return (copies[encoding] ??= compress[encoding](made.body).then((copy) => (copies[encoding] = copy)));
    },
  };
}
