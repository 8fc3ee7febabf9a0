import { setFlagsFromString } from "node:v8";

let working = 0;

/**
 * Keeps the process small while it does bulk work: what the work has let go of is collected once the heap has grown by a fifth, not, as it would be by default, only once it has
 * grown to several times its size.
 */
export async function withLeanHeap<T>(work: () => Promise<T>): Promise<T> {
  if ((working += 1) === 1) setFlagsFromString("--heap-growing-percent=20");
  try {
    return await work();
  } finally {
    if ((working -= 1) === 0) setFlagsFromString("--heap-growing-percent=0");
  }
}
