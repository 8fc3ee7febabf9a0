import type { Viewer } from "~/domain/accounts/viewer";

/** The demonstration people by address. */
export type Cast = ReadonlyMap<string, Viewer>;

export function one(cast: Cast, email: string): Viewer {
  const found = cast.get(email);
  if (!found) throw new Error(`The demonstration has nobody with the address ${email}.`);
  return found;
}

/** Somebody of the demonstration by the name before the at sign. */
export function called(cast: Cast, name: string): Viewer {
  return one(cast, `${name}@demo.tamlongvang.example`);
}
