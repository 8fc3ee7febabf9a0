import type { LoaderFunctionArgs } from "@remix-run/node";
import { problemOf } from "~/domain/open-data/problem.server";
import { acceptedLanguage } from "~/routes/guards/accepted-language.server";
import { problemResponse } from "./open-answer.server";

/** An address that the open data do not have. */
export function loader({ request }: LoaderFunctionArgs) {
  const locale = acceptedLanguage(request);
  return problemResponse(problemOf("not-found", locale), locale, { "Access-Control-Allow-Origin": "*" });
}
