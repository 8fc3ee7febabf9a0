import { Link, NavLink, type LinkProps, type NavLinkProps } from "@remix-run/react";
import { forwardRef } from "react";
import { localPath, useLocale } from "~/ui/use-locale";

export type LocalLinkProps = Omit<LinkProps, "to"> & { to: string };
export type LocalNavLinkProps = Omit<NavLinkProps, "to"> & { to: string };

/** A link inside the site that stays in the reader's language. */
export const LocalLink = forwardRef<HTMLAnchorElement, LocalLinkProps>(function LocalLink({ to, ...rest }, ref) {
  return <Link ref={ref} to={localPath(to, useLocale())} {...rest} />;
});

/** As `LocalLink`, and marks itself `aria-current="page"` where the reader is. */
export const LocalNavLink = forwardRef<HTMLAnchorElement, LocalNavLinkProps>(function LocalNavLink({ to, ...rest }, ref) {
  return <NavLink ref={ref} to={localPath(to, useLocale())} {...rest} />;
});
