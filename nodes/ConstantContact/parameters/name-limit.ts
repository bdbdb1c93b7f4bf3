/** The longest name of a list, a tag and a segment. */
export const NAME_LIMIT = 255;
