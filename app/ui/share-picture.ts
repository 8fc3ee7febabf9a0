/** The size of a picture that is shown where somebody shares a page, in pixels: what the networks that show one ask for. */
export const SHARE_WIDTH = 1200;
export const SHARE_HEIGHT = 630;
