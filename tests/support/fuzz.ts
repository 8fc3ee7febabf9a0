/** How many inputs a fuzz test throws and from which seed: a small share in `npm test`, all of them with `npm run test:fuzz`. */
export const fuzz = { inputs: Number(process.env.FUZZ_INPUTS ?? 400), seed: Number(process.env.FUZZ_SEED ?? 588) };
