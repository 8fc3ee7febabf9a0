import { toDataURL, toString } from "qrcode";

const MARGIN_MODULES = 2;

/** The code as a standalone SVG element: dark on white whatever the theme, or phone cameras miss it. */
export function vietQrSvg(payload: string): Promise<string> {
  return toString(payload, { type: "svg", errorCorrectionLevel: "M", margin: MARGIN_MODULES });
}

/** The code as a PNG data URI, `size` pixels wide, for PDF and for saving to a phone. */
export function vietQrPngDataUri(payload: string, size = 480): Promise<string> {
  return toDataURL(payload, { type: "image/png", errorCorrectionLevel: "M", margin: MARGIN_MODULES, width: size });
}
