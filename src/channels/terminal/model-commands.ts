// Commands over encoders: model get.
import type { Command } from 'commander'
import { openProgressBar } from './progress-bar.ts'
import { type Session, writeJson } from './session.ts'

export function buildModelCommands(program: Command, session: Session): void {
  const { io, upkeep } = session
  const model = program.command('model').description('换句向量模型')
  model
    .command('get <模型名>')
    .description('从 ANTOU_MODEL_HUB 设的模型站下载一个 ONNX 句向量模型；断了再运行会接着下')
    .option('--json', '结果以 JSON 输出')
    .action(async (name: string, options: { json?: boolean }) => {
      const onProgress = openProgressBar(io)
      const got = await upkeep.getModel({ name, onProgress, ...session.readFolder() })
      if (options.json) return writeJson(session, got)
      for (const file of got.files)
        io.out(`${file.name}  ${file.sha256}${file.isVerified ? '  与模型站公布的一致' : ''}\n`)
      io.out('要用它，设好下面的再启动；已有的报告会在后台重算：\n')
      io.out(`ANTOU_EMBEDDER=onnx\nANTOU_EMBEDDER_DIR=${got.dir}\n`)
      if (got.pooling) io.out(`ANTOU_EMBEDDER_POOLING=${got.pooling}\n`)
    })
}
