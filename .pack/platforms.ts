// Step: pack. What differs between the systems that a package is made for.

export interface Platform {
  readonly name: 'linux-x64' | 'linux-arm64' | 'win-x64'
  /** As npm and Node call them. */
  readonly os: 'linux' | 'win32'
  readonly cpu: 'x64' | 'arm64'
  /** What every native file of the package is. */
  readonly format: 'ELF x86-64' | 'ELF aarch64' | 'PE x86-64'
  /** In the package node-NAME of npm, and in the folder `node` of ours. */
  readonly node: { readonly path: string; readonly file: string; readonly integrity: string }
}

/** Long-term support until April 2028. */
export const nodeVersion = '24.21.0'

export const platforms: readonly Platform[] = [
  {
    name: 'linux-x64',
    os: 'linux',
    cpu: 'x64',
    format: 'ELF x86-64',
    node: {
      path: 'bin/node',
      file: 'node',
      integrity:
        'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    },
  },
  {
    name: 'linux-arm64',
    os: 'linux',
    cpu: 'arm64',
    format: 'ELF aarch64',
    node: {
      path: 'bin/node',
      file: 'node',
      integrity:
        'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
    },
  },
  {
    name: 'win-x64',
    os: 'win32',
    cpu: 'x64',
    format: 'PE x86-64',
    node: {
      path: 'bin/node.exe',
      file: 'node.exe',
      integrity:
        'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
    },
  },
]
