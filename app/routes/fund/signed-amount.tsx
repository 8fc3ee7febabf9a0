import { useCount } from "~/ui/unit-progress";

/** The debit and the credit cell of a signed sum, in đồng without the sign; the side that does not apply is empty, and so are both at zero. */
export function SignedAmountCells({ amount, className = "" }: { amount: number; className?: string }) {
  const count = useCount();
  const cell = `text-right align-middle whitespace-nowrap tabular-nums ${className}`;
  return (
    <>
      <td className={cell}>{amount > 0 ? count(amount) : ""}</td>
      <td className={cell}>{amount < 0 ? count(-amount) : ""}</td>
    </>
  );
}
