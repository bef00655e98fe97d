// Table: why a page of a source was not read, in words for whoever looks after it.
import { AppError } from '#shared/errors.ts'

const shorten = (address: string) => address.slice(0, 200)

export function refuseStatus(address: string, status: number): AppError {
  if (status === 404 || status === 410)
    return new AppError('missing', `网页没有了（${status}）：${shorten(address)}`, {
      fix: '在网站上找到它现在的网址；列表搬了家，就把新网址加成来源。',
    })
  const isClosed = status === 401 || status === 403
  return new AppError('remote', `网站没有给这个网页（${status}）：${shorten(address)}`, {
    fix: isClosed
      ? '网站要登录或不让程序看；请在浏览器里打开，存成文件放进来。'
      : '多半是网站一时的毛病，下次再看；一直这样，请在浏览器里打开看看。',
    isRetryable: status >= 500,
  })
}

export function refuseRobots(address: string): AppError {
  return new AppError('remote', `网站的 robots.txt 不让程序看：${shorten(address)}`, {
    fix: '请在浏览器里打开，存成文件放进来；或请网站允许。',
  })
}

export function refuseUnknownRobots(address: string): AppError {
  return new AppError('remote', `读不到网站的规矩，这次没有看：${shorten(address)}`, {
    fix: '网站好了，下次会再看。',
    isRetryable: true,
  })
}

export function refuseBusy(address: string): AppError {
  return new AppError('remote', `网站说忙，这次没有看：${shorten(address)}`, {
    fix: '过一阵会再看，不用管。',
    isRetryable: true,
  })
}

export function refuseMoves(address: string): AppError {
  return new AppError('remote', `转来转去没有到：${shorten(address)}`, {
    fix: '请在浏览器里打开，用最后显示的网址再试。',
  })
}
