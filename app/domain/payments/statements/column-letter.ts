/** The letter a spreadsheet gives to a column, counted from 0: A … Z, AA … */
export function columnLetter(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnLetter(Math.floor(index / 26) - 1) + columnLetter(index % 26);
}
