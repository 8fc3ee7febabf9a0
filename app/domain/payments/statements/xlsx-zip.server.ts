import { SaxesParser } from "saxes";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { fault, UnreadableStatement } from "./statement";

/** Bytes that the parts of a workbook may come to once they are unpacked. */
const UNPACKED_MAX = 512 * 1024 * 1024;
const ENTRIES_MAX = 5_000;
/** What a sheet, its rows, cells and texts need is some ten deep and a few dozen attributes wide; a bomb is millions. */
const DEPTH_MAX = 100;
const ATTRIBUTES_MAX = 1_000;
/** Bytes that may pass without anything that ends: one text, one attribute or one comment as long as this is no cell's. */
const UNBROKEN_MAX = 8 * 1024 * 1024;

export type Workbook = { parts: ReadonlyMap<string, Entry>; zip: ZipFile; close: () => void };

/** Opens a workbook and reads what parts it has. Refuses what is no zip, encrypted parts, and parts that say they unpack to more than 512 MB. */
export async function openWorkbook(path: string): Promise<Workbook> {
  const zip = await yauzl.openPromise(path, { autoClose: false, validateEntrySizes: true }).catch((error: NodeJS.ErrnoException) => {
    throw error.code ? error : new UnreadableStatement(fault("broken-workbook"));
  });
  try {
    const parts = new Map<string, Entry>();
    let unpacked = 0;
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      if (parts.size >= ENTRIES_MAX || unpacked > UNPACKED_MAX) throw new UnreadableStatement(fault("too-large-unpacked"));
      parts.set(entry.fileName.toLowerCase(), entry);
    }
    if (!parts.has("xl/workbook.xml")) throw new UnreadableStatement(fault("not-a-statement"));
    return { parts, zip, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error instanceof UnreadableStatement ? error : new UnreadableStatement(fault("broken-workbook"));
  }
}

export type XmlListener = {
  open?: (name: string, attributes: Record<string, string>) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

/**
 * Reads one part of a workbook as XML, in pieces; after each piece the caller may take what the listener has gathered. Names come without their prefix.
 * Unpacks no more than the part said it would. Refuses what makes a reader remember without end: tags within tags, attributes beside attributes, a text of many megabytes.
 */
export async function* readXml({ zip, parts }: Workbook, name: string, listener: XmlListener): AsyncGenerator<number> {
  const entry = parts.get(name.toLowerCase());
  if (!entry) return;
  if (entry.isEncrypted()) throw new UnreadableStatement(fault("locked-workbook"));
  const parser = new SaxesParser({ position: false });
  const local = (full: string) => full.slice(full.indexOf(":") + 1);
  let [depth, attributes, unbroken] = [0, 0, 0];
  const ends = (what: "tag" | "attribute" | "text") => {
    unbroken = 0;
    attributes = what === "attribute" ? attributes + 1 : 0;
    if (depth > DEPTH_MAX || attributes > ATTRIBUTES_MAX) throw new UnreadableStatement(fault("too-large-unpacked"));
  };
  parser.on("opentagstart", () => {
    depth += 1;
    ends("tag");
  });
  parser.on("attribute", () => ends("attribute"));
  parser.on("comment", () => ends("text"));
  parser.on("opentag", (tag) => listener.open?.(local(tag.name), tag.attributes as Record<string, string>));
  parser.on("closetag", (tag) => {
    depth -= 1;
    ends("tag");
    listener.close?.(local(tag.name));
  });
  parser.on("text", (text) => {
    ends("text");
    listener.text?.(text);
  });
  parser.on("cdata", (text) => {
    ends("text");
    listener.text?.(text);
  });
  parser.on("error", () => {
    throw new UnreadableStatement(fault("broken-workbook"));
  });
  const decoder = new TextDecoder("utf-8");
  let bytes = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const piece of stream) {
      bytes += (piece as Buffer).length;
      unbroken += (piece as Buffer).length;
      if (bytes > UNPACKED_MAX || unbroken > UNBROKEN_MAX) throw new UnreadableStatement(fault("too-large-unpacked"));
      parser.write(decoder.decode(piece as Buffer, { stream: true }));
      yield bytes / Math.max(1, entry.uncompressedSize);
    }
    parser.close();
  } catch (error) {
    throw error instanceof UnreadableStatement || isOfTheDisk(error) ? error : new UnreadableStatement(fault("broken-workbook"));
  }
}

function isOfTheDisk(error: unknown): boolean {
  return ["EIO", "EMFILE", "ENOENT", "EACCES", "ENOSPC"].includes((error as NodeJS.ErrnoException).code ?? "");
}
