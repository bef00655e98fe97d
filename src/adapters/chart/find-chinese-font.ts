// Adapter step: a Chinese font of this machine, without which a picture loses all its text silently.
import { existsSync, readdirSync } from 'node:fs'
import { homedir, platform } from 'node:os'
import { join } from 'node:path'
import { AppError } from '#shared/errors.ts'

export interface ChineseFont {
  readonly file: string
  /** As the drawing names it. */
  readonly family: string
}

/** File name -> family, best first: sans before serif, complete before partial. */
const known: readonly (readonly [RegExp, string])[] = [
  [/^NotoSansCJK(?:sc)?-Regular\.(?:ttc|otf)$/i, 'Noto Sans CJK SC'],
  [/^NotoSansSC-(?:Regular|VF)\.(?:otf|ttf)$|^NotoSansSC\[wght\]\.ttf$/i, 'Noto Sans SC'],
  [/^SourceHanSans(?:SC|CN)-Regular\.(?:otf|ttf)$/i, 'Source Han Sans SC'],
  [/^SourceHanSans\.ttc$/i, 'Source Han Sans SC'],
  [/^msyh\.tt[cf]$/i, 'Microsoft YaHei'],
  [/^PingFang\.ttc$/i, 'PingFang SC'],
  [/^Hiragino Sans GB\.ttc$/i, 'Hiragino Sans GB'],
  [/^STHeiti (?:Light|Medium)\.ttc$/i, 'Heiti SC'],
  [/^wqy-microhei\.ttc$/i, 'WenQuanYi Micro Hei'],
  [/^wqy-zenhei\.ttc$/i, 'WenQuanYi Zen Hei'],
  [/^simhei\.ttf$/i, 'SimHei'],
  [/^simsun\.tt[cf]$/i, 'SimSun'],
  [/^DroidSansFallback(?:Full)?\.ttf$/i, 'Droid Sans Fallback'],
  [/^NotoSerifCJK(?:sc)?-Regular\.(?:ttc|otf)$/i, 'Noto Serif CJK SC'],
]

/** Folders that systems keep fonts in. */
function listFontFolders(): string[] {
  if (platform() === 'win32') {
    return ['C:\\Windows\\Fonts', join(homedir(), 'AppData/Local/Microsoft/Windows/Fonts')]
  }
  if (platform() === 'darwin')
    return ['/System/Library/Fonts', '/Library/Fonts', join(homedir(), 'Library/Fonts')]
  return [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    join(homedir(), '.local/share/fonts'),
    join(homedir(), '.fonts'),
  ]
}

/** The best Chinese font found under the folders (of the system unless given). Throws AppError `setting` when there is none. */
export function findChineseFont(folders: readonly string[] = listFontFolders()): ChineseFont {
  const files = folders.filter((folder) => existsSync(folder)).flatMap((folder) => listFiles(folder, 4))
  for (const [pattern, family] of known) {
    const file = files.find((path) => pattern.test(path.split(/[\\/]/).at(-1) ?? ''))
    if (file !== undefined) return { file, family }
  }
  throw new AppError('setting', `画图要用中文字体，这台机器上没有找到（找过：${folders.join('、')}）`, {
    fix: '安装一种中文字体后再试，例如 Noto Sans CJK（Debian/Ubuntu：apt install fonts-noto-cjk）、思源黑体或文泉驿；表格可以照常导出',
  })
}

function listFiles(folder: string, depth: number): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return depth > 0 ? listFiles(path, depth - 1) : []
      return [path]
    })
  } catch {
    // A folder that may not be read holds no font for us.
    return []
  }
}
