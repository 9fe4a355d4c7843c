/** A phrase of the engine in Norwegian: bokmål and nynorsk, or one text where they are alike. */
export type Phrase = string | readonly [nb: string, nn: string];
