import { Form } from "@remix-run/react";
import { ShoppingBasket } from "lucide-react";
import { Button, type ButtonVariant } from "~/ui/button";
import { CsrfField } from "~/ui/csrf-field";
import { localPath, useLocale } from "~/ui/use-locale";

/** Puts units of several needs into the basket with one press, and leads there. */
export function PutIntoBasket({ lines, children, variant = "primary", size, className }: { lines: { code: string; units: number }[]; children: string; variant?: ButtonVariant; size?: "large"; className?: string }) {
  return (
    <Form method="post" action={localPath("/basket", useLocale())} className={className}>
      <CsrfField />
      <input type="hidden" name="intent" value="put-all" />
      <input type="hidden" name="chosen" value={lines.map(({ code, units }) => `${code}*${units}`).join(" ")} />
      <Button variant={variant} size={size} icon={<ShoppingBasket aria-hidden className="size-5" />} className="w-full">{children}</Button>
    </Form>
  );
}
