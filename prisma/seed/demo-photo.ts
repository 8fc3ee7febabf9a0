import sharp from "sharp";

const PALETTES = [["#0f5257", "#d9a441", "#f4efe6"], ["#7a3b2e", "#e0b15b", "#f7f1e8"], ["#31572c", "#dda15e", "#fefae0"]] as const;

const drawn = new Map<number, Promise<Buffer>>();

/** A drawn stand-in for an evidence photo: stacked boxes on a woven pattern. It shows no person and no place. PNG bytes. */
export function demoPhoto(number: number): Promise<Buffer> {
  const variant = number % PALETTES.length;
  const known = drawn.get(variant) ?? sharp(Buffer.from(picture(variant))).png().toBuffer();
  drawn.set(variant, known);
  return known;
}

function picture(variant: number): string {
  const [dark, gold, light] = PALETTES[variant]!;
  const box = (x: number, y: number) =>
    `<g transform="translate(${x} ${y})"><rect width="150" height="110" fill="${gold}" stroke="${dark}" stroke-width="5"/><rect x="63" width="24" height="110" fill="${light}" opacity=".7"/></g>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><defs><pattern id="w" width="40" height="40" patternUnits="userSpaceOnUse">
    <rect width="40" height="40" fill="${light}"/><path d="M20 4 36 20 20 36 4 20Z" fill="none" stroke="${dark}" stroke-width="2" opacity=".25"/></pattern></defs>
    <rect width="800" height="600" fill="url(#w)"/><rect y="470" width="800" height="130" fill="${dark}" opacity=".85"/>
    ${box(170, 360)}${box(325, 360)}${box(480, 360)}${box(247, 250)}${box(402, 250)}${box(325, 140)}</svg>`;
}
