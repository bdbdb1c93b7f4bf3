/**
 * How late the service may show something. Searches lag behind, opt-outs come from the mail system,
 * and bounds may include their moment or not: each poll reads this much of what it has read before.
 */
export const OVERLAP_MS = 600_000;
