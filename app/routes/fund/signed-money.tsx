import { Money } from "~/ui/money";

/** A sum that was more (+) or less (−) than it should be, in đồng. */
export function SignedMoney({ amount }: { amount: number }) {
  return <span className="whitespace-nowrap">{amount > 0 ? "+" : ""}<Money amount={amount} /></span>;
}
