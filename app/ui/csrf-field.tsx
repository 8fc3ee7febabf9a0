import { useRootData } from "~/ui/root-data";

/** The token that proves a form was served by us. Goes inside every `<form method="post">`. */
export function CsrfField() {
  return <input type="hidden" name="csrf" value={useRootData()?.csrf ?? ""} />;
}
