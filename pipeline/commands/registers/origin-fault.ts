/** Something is wrong with the hand-made files that the country register is derived from; the message says what. */
export class OriginFault extends Error {}
