import { Fragment } from "react";

/** An email address that breaks, where it must, behind its @ and not in the middle of a word. */
export function EmailAddress({ address }: { address: string }) {
  const parts = address.split("@");
  return (
    <span className="wrap-break-word">
      {parts.map((part, index) => (
        <Fragment key={index}>
          {part}
          {index < parts.length - 1 ? (
            <>
              @<wbr />
            </>
          ) : null}
        </Fragment>
      ))}
    </span>
  );
}
