// Bench: packages that may not be installed. In: a name. Out: the module, or an error that says which one is missing.

/** The type is what the caller uses of it; it is not checked. */
export async function loadOptional<Module>(name: string): Promise<Module> {
  try {
    return (await import(name)) as Module
  } catch {
    throw new Error(`${name} is not installed`)
  }
}
