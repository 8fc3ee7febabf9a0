import { LocalLink } from "~/ui/local-link";

/** The way to a pledge as its giver follows it, by its reference. */
export function PledgeLink({ reference }: { reference: string }) {
  return <LocalLink to={`/my/pledges/${reference}`} className="text-link font-medium tabular-nums">{reference}</LocalLink>;
}
