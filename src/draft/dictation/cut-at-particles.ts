// Step of reading a brief: one line of speech -> the same parted where people take breath (呢, 啊, 然后) and where one deed ends and the next begins.

/** 呢, 啊, 然后, 还有一个就是: where people take breath. */
export function cutAtParticles(line: string): string {
  return cutAtTurns(leaveBreath(cutAtDeeds(line)))
}

/** 走到法院去了|给299人追回工资, 没有签|再一个，人少: one deed behind another. */
function cutAtDeeds(line: string): string {
  return (
    line
      .replace(/一([件家户个条项])一\1/g, '逐$1')
      .replace(/((?:我说)?你(?:记|听)(?:着|好|一下)?)(?=[\u4e00-\u9fff]{6})/g, '$1。')
      .replace(/(?<=[\u4e00-\u9fff]{4})(还?有一[个件家户](?:人|是|就))/g, '，$1')
      .replace(/就是那个/g, '是')
      // 给县里交的总结: whom it is for, said to the writer.
      .replace(
        /(?<=^|[，。\s])(?:给|向)[省市县区镇局委办里]{1,4}[交报送写]的(?=[\u4e00-\u9fff]{2,12}(?:总结|汇报|报告|材料))/g,
        '',
      )
      .replace(/(?<=[\u4e00-\u9fff]{2})(?<!再)(?:还有)?(?=一[处个家次件户](?:是|在)[\u4e00-\u9fff])/g, '，')
      .replace(/(?<=[去来掉完好]了)(?=[给帮替为把将][\u4e00-\u9fff\d])/g, '，')
      .replace(/(?<=[\u4e00-\u9fff\d])(?:完了|完)(?=还[有剩差]|再|又|然后|就)/g, '，')
      .replace(/(?<=[\u4e00-\u9fff]了的)(?=[\u4e00-\u9fff]{4})/g, '，')
      .replace(/(?<=\d[万亿])(?=涉及|已经|还有|[给帮])/g, '，')
      .replace(/(?<=[\u4e00-\u9fff]{4})(?<![前后])(?=搞[\d一二两三四五六七八九])/g, '，')
      .replace(/(?<=[\u4e00-\u9fff\d]{2})(?=(?:争取|力争|确保)[\u4e00-\u9fff]{2})/g, '，')
      .replace(/(?<=[\u4e00-\u9fff]{4})再一个(?=[\u4e00-\u9fff]{4})/g, '。再一个，')
      .replace(/(?<=[\u4e00-\u9fff]{2}前)(?=查了|查处|检查|排查|走访)/g, '，')
      .replace(/(?<=[\u4e00-\u9fff\d%]{2})就这些(?:了|啊|哈)*(?:说完了?|完了|讲完了?)?$/, '')
      .replace(/(?<=[\u4e00-\u9fff]{3})(?=花了[一二两三四五六七八九十百千\d])/g, '，')
      .replace(/(都是[\u4e00-\u9fff]{1,4}的)(?=[\u4e00-\u9fff]{2})/g, '$1。')
      .replace(/(?<=(?:^|[，。])[\u4e00-\u9fff]{2,4})的话，?/g, '')
      .replace(/，?(书记|[镇乡]长)(?:那|这)(?:一?块|边)(?:呢|嘛)?，?(\1)?/g, '。$1')
      .replace(noneOf, '$1，')
      .replace(outcome, '，$1。')
      .replace(wanting, '$1，')
      .replace(
        /(?<=[\u4e00-\u9fff]{3})(?<!想|要|打算|准备|计划)(?=把[\u4e00-\u9fff]{2,8}?(?:搞|做|建|弄|抓|修|办|落实|完善|健全|理顺|跟上))/g,
        '，',
      )
      .replace(/(?<=没有?[\u4e00-\u9fff]{2,4}(?<![也又]))(?=没有?[\u4e00-\u9fff]{2})/g, '，')
      .replace(/(?<=[\u4e00-\u9fff]{2})，?(?=下一步)/g, '。')
      .replace(/(?<=[\u4e00-\u9fff]{2}方面)(?=[\u4e00-\u9fff]{2})/g, '，')
  )
}

/** 呢, 嘛 and 那个 go, and part what stands on both sides of them. */
function leaveBreath(line: string): string {
  return line
    .replace(/^(?:喂|嗯|呃|哎|啊|呀|那个|就是|我(?:跟你)?说(?:一下)?|听得[见到]吗)+/, '')
    .replace(/(?<=[\u4e00-\u9fff])(?:呢|嘛|吧|啊|嗯|呃|哦|哎|哈)+(?=[\d一二两三四五六七八九十百千])/g, '')
    .replace(/(?<=[\u4e00-\u9fff])(?:呢|嘛|吧|啊|嗯|呃|哦|哎|哈)+(?=[\u4e00-\u9fff])/g, '，')
    .replace(/(?<=总结|报告|汇报|材料|简报|稿子)(?:吧|，)?(?:就是|，)*(?=[\u4e00-\u9fff]{4})/g, '。')
    .replace(/(?<=[。，])(?:呢|嘛|吧|啊|嗯|呃|哦|哎|哈)+(?=[\u4e00-\u9fff])/g, '')
    .replace(/(?:呢|嘛|吧|啊|嗯|呃|哦|哎|哈)+$/, '')
    .replace(/，?(?:然后|接着|再就是|再有就是|还有就是|另外)(?:呢|那个|就是)*，?/g, '。')
    .replace(/，?(?:还有|再)一([个件户家条处])(?:问题)?就?是(?:那个)?，?/g, '。还有一$1是')
    .replace(/(?:^|(?<=[，。\s]))(?:还有)?那个(?=[\u4e00-\u9fff]{2})，?/g, '。')
    .replace(/(?<=[\u4e00-\u9fff\d])，?(?:这块|这一块|这方面)，?/g, '')
    .replace(/(?:^|(?<=[，。]))(?:就是|说是)(?=[\u4e00-\u9fff])/g, '')
}

/** 不对, 问题就是, 明年打算, 今年没有: where people turn to what comes next. */
function cutAtTurns(line: string): string {
  return line
    .replace(/，?(?=不对|(?<!说)错了|(?<!不对)说错了)/g, '，')
    .replace(
      /(?<=[\u4e00-\u9fff])，?(存在的问题|问题|困难|短板|不足)(?:主要是|就是|，主要是|，就是|，)/g,
      '。$1是',
    )
    .replace(
      /(?<=[\u4e00-\u9fff])，?(?=(?:明年|下一步|下半年|往后|接下来)(?:想|打算|计划|准备|要|还|再|争取))/g,
      '。',
    )
    .replace(/(?<=[\u4e00-\u9fff])，?(?=(?:今年|全年)(?:没有|没|未|无|一共|总共|共))/g, '。')
    .replace(/(?<=[\u4e00-\u9fff])，?(?=就这些|先这样|就到这|你(?:帮|给)我)/g, '。')
    .replace(
      /(?<=[\u4e00-\u9fff]{2}了)(?![一二两三四五六七八九十百千万])(?=(?:[\u4e00-\u9fff]{2,8}(?:了|收缴|开展|组织|举办|建|有)))/g,
      '，',
    )
}

/** 没有行政复议行政诉讼一件: what there is none of ends its clause. */
const noneOf =
  /((?:没有?|未发生|无)[\u4e00-\u9fff]{0,6}?(?:复议|诉讼|上访|命案|事故|事件|投诉|积案|败诉|伤亡|火灾|漏管|脱管))(?=[\u4e00-\u9fff]{3})(?!的|和|或|及|、)/g
/** 镇长出庭了胜诉行政执法…: how a case went. */
const outcome = /，?(?<=[\u4e00-\u9fff]{2})了?((?:胜诉|败诉|撤诉|调解结案))(?:了)?(?=[\u4e00-\u9fff]{4})/g
/** 执法力量不够懂法律的人少: one lack behind another. */
const wanting =
  /((?:不够|不足(?!的)|不到位|不强|不高|不深|不及时|太少|偏少|薄弱|老化|单一))(?=[\u4e00-\u9fff]{2,10}(?:少|低|差|弱|不[够足高强到]|难|慢|缺|松|单一|老化|薄弱))/g
