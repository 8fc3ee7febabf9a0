import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import iconv from "iconv-lite";
import { fault, UnreadableStatement } from "./statement";

const SAMPLE = 65_536;

/**
 * The encoding of a text file, by its byte order mark, by where its zero bytes stand, or by whether the whole of it is valid UTF-8; otherwise
 * Windows-1258, in which older Vietnamese programs write. Refuses what is no text at all.
 */
export async function encodingOf(path: string): Promise<string> {
  const head = await headOf(path);
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2]! += 1;
  const half = head.length / 2;
  if (zeros[1]! > half * 0.3 && zeros[0]! < half * 0.05) return "utf-16le";
  if (zeros[0]! > half * 0.3 && zeros[1]! < half * 0.05) return "utf-16be";
  if (zeros[0]! + zeros[1]! > 0 || controls(head) > head.length / 100) throw new UnreadableStatement(fault("not-a-statement"));
  return (await isUtf8(path)) ? "utf-8" : "windows-1258";
}

/** The first bytes of a file, at most 64 KB. */
export async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE), 0, SAMPLE, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function controls(bytes: Buffer): number {
  let found = 0;
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) found += 1;
  return found;
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) decoder.decode(part as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/**
 * The text of a file in parts, composed (Windows-1258 writes tones apart) and without a byte order mark. `told` hears the bytes read so far.
 */
export async function* decodedText(path: string, encoding: string, told: (bytes: number) => void = () => {}): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  const compose = encoding === "windows-1258";
  let bytes = 0;
  let held = "";
  for await (const part of createReadStream(path, { highWaterMark: 1 << 18 })) {
    bytes += (part as Buffer).length;
    const text = held + decoder.write(part as Buffer);
    // A tone may follow in the next part: the last letter waits for it.
    held = compose ? text.slice(-1) : "";
    yield compose ? text.slice(0, -1).normalize("NFC") : text;
    told(bytes);
  }
  const rest = held + (decoder.end() ?? "");
  if (rest) yield rest.normalize("NFC");
}
