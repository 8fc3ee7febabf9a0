/** What a command answered. A refusal means that the seed and a rule of the domain disagree, which is a fault of the seed. */
export function granted<T extends { ok: boolean; reason?: string }>(outcome: T, what: string): Extract<T, { ok: true }> {
  if (!outcome.ok) throw new Error(`The demonstration was refused ${what}: ${outcome.reason}.`);
  return outcome as Extract<T, { ok: true }>;
}
