import { endpoints } from "~/domain/open-data/endpoints";
import { findOpenCertificate } from "~/domain/open-data/find-certificate.server";
import { openLoader } from "./open-answer.server";

/** What anybody may check of a certificate. */
export const loader = openLoader(endpoints.certificate, (_query, { certificate }) => findOpenCertificate(certificate ?? ""));
