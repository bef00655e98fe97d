// Step: clean. One printed line -> the line as stored: odd blanks, pinyin annotations and invisible characters gone.
import { unifyRadicals } from './radicals.ts'

const invisible =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufff9-\ufffd\ue000-\uf8ff]/g
/** Han characters, full-width forms and Chinese punctuation: no blank stands beside one. */
const wide = '\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6\u3001-\u303f“”‘’—…·×'
const besideWide = new RegExp(`(?<=[${wide}]) | (?=[${wide}])`, 'g')
/** ㈠ ⑴ ⒈ are one character each: (一), (1), 1. */
const enclosed = /[\u3220-\u3229\u2474-\u249b]/g
const toned = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]/
const annotation = /(?<=[\u4e00-\u9fff])[(（]\s?([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿɡü]{1,7})\s?[)）]/gi
const syllable =
  /^(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)(?:a|o|e|i|u|v|ü|ai|ei|ao|ou|an|en|ang|eng|ong|ia|ie|iao|iu|ian|in|iang|ing|iong|ua|uo|uai|ui|uan|un|uang|ue|ve|üe)$/

/** The stored form of a line: trimmed, digits and letters half-width, punctuation as printed. */
export function cleanLine(raw: string): string {
  const line = unifyRadicals(raw)
    .replace(enclosed, (char) => char.normalize('NFKC'))
    .replace(invisible, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[０-９Ａ-Ｚａ-ｚ％]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(annotation, (match, sound: string) => (isPinyin(sound) ? '' : match))
  return closeBlanks(line)
}

/** 规(guī)定 and 规(gui)定 are annotations; (app) and (a) are not. */
function isPinyin(sound: string): boolean {
  return toned.test(sound) || (sound.length > 1 && syllable.test(sound))
}

function closeBlanks(line: string): string {
  if (!line.includes(' ')) return line
  if (isSpacedOut(line)) return line.replaceAll(' ', '')
  return line
    .replace(besideWide, '')
    .replace(/(?<![\d.])(\d) (\d) (\d) (\d)(?=年)/g, '$1$2$3$4')
    .replace(/(?<=\d) (?=%)/g, '')
    .replace(/(?<=\d) ?([-–~]) ?(?=\d{4}(?!\d))/g, '$1')
}

/** A blank between nearly all characters: the whole page was set that way. */
function isSpacedOut(line: string): boolean {
  const pieces = line.split(' ')
  return pieces.length >= 6 && pieces.filter((piece) => piece.length === 1).length >= pieces.length * 0.7
}
