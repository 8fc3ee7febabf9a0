import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False on the server and in a browser without script; true once script runs. For controls that need it. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
