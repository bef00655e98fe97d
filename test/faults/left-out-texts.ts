// Faults: exported functions that take a text and are not swept, each with its reason.
export const leftOut: Readonly<Record<string, string>> = {
}
