import { useLocation, useNavigate, useNavigationType } from "@remix-run/react";
import { useEffect, useRef, type ChangeEvent, type FormEvent } from "react";

const TYPING_MS = 450;
const CHOOSING_MS = 120;

/** The address of a GET form as it stands: what is empty or equal to its default is left out, so that one list has one address. */
export function formAddress(path: string, entries: Iterable<[string, FormDataEntryValue]>, defaults: Record<string, string>): string {
  const params = new URLSearchParams();
  for (const [name, value] of entries) if (typeof value === "string" && value.trim() !== "" && defaults[name] !== value) params.append(name, value.trim());
  return params.size > 0 ? `${path}?${params}` : path;
}

/**
 * Lets a GET form send itself while it is being filled in. Each choice is a step back of its own; words that are being typed replace one another. When the
 * address changes by other means (a chip, back), the controls follow it, without losing the focus.
 * @param defaults values of the controls that need not stand in the address
 */
export function useInstantForm(path: string, defaults: Record<string, string>) {
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const typedTo = useRef<string | null>(null);
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const kind = useNavigationType();

  useEffect(() => {
    if (form.current && timer.current === undefined) follow(form.current, new URLSearchParams(search), kind !== "POP");
  }, [search, kind]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function send(typing: boolean) {
    cancel();
    if (!form.current) return;
    const address = formAddress(path, new FormData(form.current), defaults);
    const here = pathname + search;
    if (address === here) return;
    navigate(address, { replace: typing && typedTo.current === here, preventScrollReset: true });
    typedTo.current = typing ? address : null;
  }

  function cancel() {
    clearTimeout(timer.current);
    timer.current = undefined;
  }

  function onChange(event: ChangeEvent<HTMLElement> | FormEvent<HTMLElement>) {
    const control = event.target as HTMLInputElement;
    if (control.form !== form.current || !control.name) return;
    const typing = control.type === "search" || control.type === "text";
    clearTimeout(timer.current);
    timer.current = setTimeout(() => send(typing), typing ? TYPING_MS : CHOOSING_MS);
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    send(false);
  }

  return { form, onChange, onSubmit, cancel };
}

/** Sets the controls as the address says; what somebody is typing in stays, unless he went back. */
function follow(form: HTMLFormElement, params: URLSearchParams, keepTyping: boolean) {
  for (const control of form.elements) {
    if (control instanceof HTMLSelectElement) {
      control.value = params.get(control.name) ?? control.dataset.default ?? "";
    } else if (control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio")) {
      const set = params.getAll(control.name);
      control.checked = set.length > 0 ? set.includes(control.value) : control.type === "radio" && control.value === (control.dataset.default ?? "");
    } else if (control instanceof HTMLInputElement && control.type === "search" && !(keepTyping && control === document.activeElement)) {
      control.value = params.get(control.name) ?? "";
    }
  }
}
