import { bd1941, bd434 } from "./programmes/binh-duong";
import { demonstrationProgrammes } from "./programmes/demonstration";
import { dnHolt } from "./programmes/dn-holt";
import { hk178 } from "./programmes/hk-178";
import { hp256 } from "./programmes/hp-256";
import { lc52 } from "./programmes/lc-52";
import type { SeedProgramme } from "./programmes/shape";

/** The six programmes of the five source documents. */
export const sourceProgrammes: readonly SeedProgramme[] = [hp256, dnHolt, hk178, bd434, bd1941, lc52];

/** Source programmes first, then the demonstration phases that follow them. */
export const programmes: readonly SeedProgramme[] = [...sourceProgrammes, ...demonstrationProgrammes];
