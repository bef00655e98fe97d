// Tool of the gate: names of rates that are no share of a whole, or one of less than the whole.

/** 增长率 is no share. */
export const noShare = /(?:增长|下降|使用|利用|发生|发案|死亡|失业|出生|同比|环比|增速)[一-鿿]{0,2}率/
/** 按期办结率 is one of what was 按期办结. */
export const narrower = /按期|及时|按时|如期|首次|一次/
