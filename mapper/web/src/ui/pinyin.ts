// Pinyin of common characters without a dictionary: the first level of GB 2312 is sorted by pinyin,
// so the first character of every syllable is enough. Browsers decode that encoding themselves.
import { computed } from "@preact/signals";

const FIRST_OF_SYLLABLE =
  "a啊ai埃an鞍ang肮ao凹ba芭bai白ban斑bang邦bao苞bei杯ben奔beng崩bi逼bian鞭biao标bie鳖bin彬bing兵bo玻bu捕ca擦cai猜can餐cang苍cao操ce厕ceng层cha插chai拆chan搀chang昌" +
  "chao超che车chen郴cheng撑chi吃chong充chou抽chu初chuai揣chuan川chuang疮chui吹chun春chuo戳ci疵cong聪cou凑cu粗cuan蹿cui摧cun村cuo磋da搭dai呆dan耽dang当dao刀de德" +
  "deng蹬di堤dian颠diao碉die跌ding丁diu丢dong东dou兜du督duan端dui堆dun墩duo掇e蛾en恩er而fa发fan藩fang坊fei菲fen芬feng丰fo佛fou否fu夫ga噶gai该gan干gang冈gao篙ge哥gei给" +
  "gen根geng耕gong工gou钩gu辜gua刮guai乖guan棺guang光gui瑰gun辊guo锅ha哈hai骸han酣hang夯hao壕he呵hei嘿hen痕heng哼hong轰hou喉hu呼hua花huai槐huan欢huang荒hui灰hun荤" +
  "huo豁ji击jia嘉jian歼jiang僵jiao蕉jie揭jin巾jing荆jiong炯jiu揪ju鞠juan捐jue撅jun均ka喀kai开kan刊kang康kao考ke坷ken肯keng坑kong空kou抠ku枯kua夸kuai块kuan宽kuang匡" +
  "kui亏kun坤kuo括la垃lai莱lan蓝lang琅lao捞le勒lei雷leng棱li厘lia俩lian联liang粮liao撩lie列lin琳ling玲liu溜long龙lou楼lu芦lv驴luan峦lve掠lun抡luo萝ma妈mai埋man瞒mang芒" +
  "mao猫me么mei玫men门meng萌mi眯mian棉miao苗mie蔑min民ming明miu谬mo摸mou谋mu拇na拿nai氖nan南nang囊nao挠ne呢nei馁nen嫩neng能ni妮nian蔫niang娘niao鸟nie捏nin您ning柠" +
  "niu牛nong脓nu奴nv女nuan暖nve虐nuo挪o哦ou欧pa啪pai拍pan攀pang乓pao抛pei呸pen喷peng砰pi坯pian篇piao飘pie撇pin拼ping乒po坡pou剖pu扑qi期qia掐qian牵qiang枪qiao橇qie切qin钦" +
  "qing青qiong琼qiu秋qu趋quan圈que缺qun裙ran然rang瓤rao饶re惹ren壬reng扔ri日rong戎rou揉ru茹ruan软rui蕊run闰ruo若sa撒sai腮san三sang桑sao搔se瑟sen森seng僧sha莎shai筛" +
  "shan珊shang墒shao梢she奢shen砷sheng声shi师shou收shu蔬shua刷shuai摔shuan栓shuang霜shui谁shun吮shuo说si斯song松sou搜su苏suan酸sui虽sun孙suo蓑ta塌tai胎tan坍" +
  "tang汤tao掏te特teng藤ti梯tian天tiao挑tie贴ting厅tong通tou偷tu凸tuan湍tui推tun吞tuo拖wa挖wai歪wan豌wang汪wei威wen瘟weng嗡wo挝wu巫xi昔xia瞎xian掀xiang相xiao萧xie楔" +
  "xin薪xing星xiong兄xiu休xu墟xuan轩xue靴xun勋ya压yan焉yang殃yao邀ye椰yi一yin茵ying英yo哟yong拥you幽yu迂yuan鸳yue曰yun耘za匝zai栽zan咱zang赃zao遭ze责zei贼zen怎zeng增" +
  "zha扎zhai摘zhan瞻zhang樟zhao招zhe遮zhen珍zheng蒸zhi芝zhong中zhou舟zhu珠zhua抓zhuai拽zhuan专zhuang桩zhui椎zhun谆zhuo捉zi兹zong鬃zou邹zu租zuan钻zui嘴zun尊zuo昨";

const LEVEL_1 = { first: 0xb0, last: 0xd7, low: 0xa1, high: 0xfe } as const;

function sortedCharacters(): readonly string[] {
  const bytes: number[] = [];
  for (let row = LEVEL_1.first; row <= LEVEL_1.last; row++) {
    for (let cell = LEVEL_1.low; cell <= LEVEL_1.high; cell++) bytes.push(row, cell);
  }
  return Array.from(new TextDecoder("gb18030").decode(new Uint8Array(bytes)));
}

function readTable(): ReadonlyMap<string, string> {
  const starts = new Map([...FIRST_OF_SYLLABLE.matchAll(/([a-z]+)([^a-z])/gu)].map((match) => [match[2]!, match[1]!]));
  const table = new Map<string, string>();
  let syllable = "";
  for (const character of sortedCharacters()) {
    syllable = starts.get(character) ?? syllable;
    table.set(character, syllable);
  }
  return table;
}

/** Made when it is first asked for: no page opens sooner with it. */
const TABLE = computed(readTable);

/** Syllables of a text; characters without a known reading stay as they are. */
export function syllablesOf(text: string): readonly string[] {
  return Array.from(text, (character) => TABLE.value.get(character) ?? character.toLowerCase());
}
