"""A short brief in each script: heading, prose, bullets, a table, two notes, and their sources."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HOUSE = """\
publisher:
  name: Alder Court Institute
  place: London
series:
  name: Policy Brief
defaults:
  layout: brief
  theme: {theme}
  citation_style: briefgen-notes
people:
  writer:
    name: {author}
    about: |
      {about}
"""

BRIEF = """\
title: {title}
lead: |
  {lead}
date: 2026-03-14
language: {language}
authors: [writer]
summary:
  - text: |
      {bullet}
    from: [first]
sections:
  - id: first
    title: {heading}
    body: |
      {prose}[@water-board, p. 12] {more}[^asked]

      - {item}
      - {second}

      | {place} | {amount} |
      | :---- | -----: |
      | {upstream} | 64 |
      | {downstream} | 36 |

      Table: {caption}
notes:
  asked: |
    {note} [@water-board, p. 15].
"""

SOURCES = """\
water-board:
  type: book
  title: {source}
  author:
    - {{family: {family}, given: {given}}}
  publisher: {publisher}
  publisher-place: {city}
  issued: 2024
  language: {language}
"""


@dataclass(frozen=True, slots=True)
class Words:
    """What the brief of one language says."""

    title: str
    lead: str
    bullet: str
    heading: str
    prose: str
    more: str
    item: str
    second: str
    caption: str
    place: str
    amount: str
    upstream: str
    downstream: str
    note: str
    author: str
    about: str
    source: str
    family: str
    given: str
    publisher: str
    city: str

    @property
    def texts(self) -> tuple[str, ...]:
        """What every output must say in these very words."""
        return (
            self.title, self.lead, self.bullet, self.heading, self.prose, self.more, self.item,
            self.second, self.caption, self.place, self.amount, self.upstream, self.downstream,
            self.note, self.about, self.source, self.publisher,
        )  # fmt: skip


def workspace(root: Path, language: str, words: Words, theme: str = "institute") -> Path:
    """Write a workspace of one brief, "valley", in a language; give its folder."""
    told = {name: getattr(words, name) for name in Words.__dataclass_fields__}
    folder = root / "content" / "valley"
    folder.mkdir(parents=True)
    for path, text in (
        (root / "content/house.yaml", HOUSE),
        (root / "content/sources.yaml", SOURCES),
        (folder / "brief.yaml", BRIEF),
    ):
        path.write_text(text.format(**told, language=language, theme=theme), encoding="utf-8")
    return root


ARABIC = Words(
    title="الماء في الوادي",
    lead="غيّرت ثلاث سنوات من الجفاف من يحصل على الماء ومتى.",
    bullet="أخذت المزارع في أعلى النهر ثلثي ما تبقى.",
    heading="من حصل على ماذا",
    prose="أحصى مجلس النهر المياه للمرة الأولى في عام 2024 في وادي ḥizb (Valley Survey).",
    more="لم يُسأل أحد في أسفل النهر، ووعد المجلس بأن يفعل.",
    item="تُقاس المياه عند كل سد.",
    second="تُنشر الأرقام كل شهر.",
    caption="حصص المياه بالمئة",
    place="المكان",
    amount="الحصة",
    upstream="أعلى النهر",
    downstream="أسفل النهر",
    note="قال ذلك ثلاثة رؤساء بلديات. انظر",
    author="ليلى حداد",
    about="تكتب ليلى حداد عن المياه والزراعة.",
    source="أرقام مياه الوادي",
    family="سالم",
    given="يوسف",
    publisher="مجلس النهر",
    city="القاهرة",
)

URDU = Words(
    title="وادی میں پانی",
    lead="تین خشک برسوں نے بدل دیا ہے کہ پانی کسے اور کب ملتا ہے۔",
    bullet="بالائی علاقے کے کھیتوں نے بچے ہوئے پانی کا دو تہائی حصہ لے لیا۔",
    heading="کس کو کیا ملا",
    prose="دریا کے بورڈ نے 2024 میں پہلی بار پانی کی پیمائش کی اور نتائج (Valley Survey) شائع کیے۔",
    more="نشیبی علاقے میں کسی سے نہیں پوچھا گیا، اگرچہ بورڈ نے "
    "ٹھیک ٹھیک ایسا کرنے کا وعدہ کیا تھا۔",
    item="ہر بند پر پانی ناپا جائے گا۔",
    second="اعداد و شمار ہر مہینے شائع ہوں گے۔",
    caption="پانی کے حصے، فیصد میں",
    place="جگہ",
    amount="حصہ",
    upstream="بالائی علاقہ",
    downstream="نشیبی علاقہ",
    note="تین ناظموں نے یہی الفاظ کہے۔ دیکھیے",
    author="عائشہ ملک",
    about="عائشہ ملک پانی اور زراعت پر لکھتی ہیں۔",
    source="وادی کے پانی کے اعداد",
    family="قریشی",
    given="حامد",
    publisher="دریا بورڈ",
    city="لاہور",
)

HEBREW = Words(
    title="מים בעמק",
    lead="שלוש שנות בצורת שינו את השאלה מי מקבל מים ומתי.",
    bullet="החוות במעלה הנהר לקחו שני שלישים ממה שנותר.",
    heading="מי קיבל מה",
    prose="מועצת הנהר מדדה את המים לראשונה בשנת 2024 ופרסמה את הממצאים (Valley Survey).",
    more="איש במורד הנהר לא נשאל, והמועצה הבטיחה לעשות זאת.",
    item="המים יימדדו בכל סכר.",
    second="הנתונים יפורסמו מדי חודש.",
    caption="חלקי המים באחוזים",
    place="מקום",
    amount="חלק",
    upstream="מעלה הנהר",
    downstream="מורד הנהר",
    note="שלושה ראשי ערים אמרו זאת. ראו",
    author="נועה לוי",
    about="נועה לוי כותבת על מים ועל חקלאות.",
    source="המים בעמק במספרים",
    family="כהן",
    given="דוד",
    publisher="מועצת הנהר",
    city="חיפה",
)

HINDI = Words(
    title="घाटी में पानी",
    lead="तीन सूखे वर्षों ने बदल दिया है कि पानी किसे और कब मिलता है।",
    bullet="ऊपरी क्षेत्र के खेतों ने बचे हुए पानी का दो तिहाई हिस्सा ले लिया।",
    heading="किसे क्या मिला",
    prose="नदी बोर्ड ने 2024 में पहली बार पानी की गणना की और निष्कर्ष (Valley Survey) प्रकाशित किए।",
    more="निचले क्षेत्र में किसी से नहीं पूछा गया, यद्यपि राष्ट्रीय कार्यक्रम में स्पष्ट प्रतिज्ञा थी।",
    item="हर बाँध पर पानी मापा जाएगा।",
    second="आँकड़े प्रत्येक महीने प्रकाशित होंगे।",
    caption="पानी के हिस्से, प्रतिशत में",
    place="स्थान",
    amount="हिस्सा",
    upstream="ऊपरी क्षेत्र",
    downstream="निचला क्षेत्र",
    note="तीन महापौरों ने यही कहा। देखें",
    author="मीरा शर्मा",
    about="मीरा शर्मा पानी और कृषि पर लिखती हैं।",
    source="घाटी के पानी के आँकड़े",
    family="वर्मा",
    given="अनिल",
    publisher="नदी बोर्ड",
    city="दिल्ली",
)

SIMPLIFIED = Words(
    title="山谷里的水",
    lead="三年干旱改变了谁能用水、何时用水。",
    bullet="上游的农场拿走了剩余水量的三分之二。",
    heading="谁得到了什么",
    prose="河务局在2024年首次进行了统计，并公布了题为“山谷调查”（Valley Survey）的结果："
    "上游用水直线上升，骨干水库关闭，下游的居民、农户和工厂却没有得到任何解释，"
    "也没有人告诉他们，今后的水量将由谁来分配、按照什么标准来分配。",
    more="下游没有人被问到，虽然河务局曾经答应这样做。",
    item="在每座水坝测量水量。",
    second="每个月公布数字。",
    caption="用水份额（百分比）",
    place="地点",
    amount="份额",
    upstream="上游",
    downstream="下游",
    note="三位镇长都这样说。参见",
    author="李文",
    about="李文撰写有关水与农业的文章。",
    source="山谷水资源统计",
    family="王",
    given="海",
    publisher="河务局",
    city="北京",
)

TRADITIONAL = Words(
    title="山谷裡的水",
    lead="三年乾旱改變了誰能用水、何時用水。",
    bullet="上游的農場拿走了剩餘水量的三分之二。",
    heading="誰得到了什麼",
    prose="河務局在2024年首次進行了統計，並公布了題為「山谷調查」（Valley Survey）的結果："
    "上游用水直線上升，骨幹水庫關閉，下游的居民、農戶和工廠卻沒有得到任何解釋，"
    "也沒有人告訴他們，今後的水量將由誰來分配、按照什麼標準來分配。",
    more="下游沒有人被問到，雖然河務局曾經答應這樣做。",
    item="在每座水壩測量水量。",
    second="每個月公布數字。",
    caption="用水份額（百分比）",
    place="地點",
    amount="份額",
    upstream="上游",
    downstream="下游",
    note="三位鎮長都這樣說。參見",
    author="林文",
    about="林文撰寫有關水與農業的文章。",
    source="山谷水資源統計",
    family="陳",
    given="海",
    publisher="河務局",
    city="臺北",
)

JAPANESE = Words(
    title="谷の水",
    lead="三年続いた日照りは、だれがいつ水を得るかを変えた。",
    bullet="上流の農場が、残った水の三分の二を取った。",
    heading="だれが何を得たか",
    prose="河川局は2024年に初めて水量を数え、「谷の調査」（Valley Survey）として公表した。"
    "上流の取水は直線的に増え、骨格となる貯水池は閉じられたが、下流の住民、農家、工場には、"
    "これからの水をだれがどのような基準で分けるのか、何の説明もなかった。",
    more="下流ではだれも尋ねられなかったが、局はそうすると約束していた。",
    item="すべてのダムで水量を測る。",
    second="数字を毎月公表する。",
    caption="水の配分（パーセント）",
    place="場所",
    amount="割合",
    upstream="上流",
    downstream="下流",
    note="三人の町長が同じことを述べた。次を参照。",
    author="佐藤花子",
    about="佐藤花子は水と農業について書いている。",
    source="谷の水の統計",
    family="田中",
    given="一郎",
    publisher="河川局",
    city="東京",
)

KOREAN = Words(
    title="골짜기의 물",
    lead="세 해의 가뭄은 누가 언제 물을 얻는지를 바꾸어 놓았다.",
    bullet="상류의 농장들이 남은 물의 삼분의 이를 가져갔다.",
    heading="누가 무엇을 얻었나",
    prose="하천국은 2024년에 처음으로 물의 양을 재고 “골짜기 조사”(Valley Survey)를 발표하였다.",
    more="하류에서는 아무도 질문을 받지 못했으나, 하천국은 그렇게 하겠다고 약속하였다.",
    item="모든 댐에서 물의 양을 잰다.",
    second="숫자를 매달 발표한다.",
    caption="물의 몫(퍼센트)",
    place="장소",
    amount="몫",
    upstream="상류",
    downstream="하류",
    note="세 명의 면장이 그렇게 말하였다. 다음을 보라.",
    author="김하나",
    about="김하나는 물과 농업에 관하여 쓴다.",
    source="골짜기 물 통계",
    family="박",
    given="민수",
    publisher="하천국",
    city="서울",
)

RUSSIAN = Words(
    title="Вода в долине",
    lead="Три засушливых года изменили то, кто и когда получает воду.",
    bullet="Хозяйства в верховьях забрали две трети остатка.",
    heading="Кому что досталось",
    prose="Речное управление впервые провело подсчёт в 2024 году и издало отчёт (Valley Survey).",
    more="Внизу по течению никого не спросили, хотя управление обещало.",
    item="Воду измеряют у каждой плотины.",
    second="Данные публикуют каждый месяц.",
    caption="Доли воды в процентах",
    place="Место",
    amount="Доля",
    upstream="Верховья",
    downstream="Низовья",
    note="Так сказали три мэра. См.",
    author="Анна Орлова",
    about="Анна Орлова пишет о воде и сельском хозяйстве.",
    source="Вода долины в цифрах",
    family="Иванов",
    given="Пётр",
    publisher="Речное управление",
    city="Москва",
)

GREEK = Words(
    title="Το νερό στην κοιλάδα",
    lead="Τρία ξηρά χρόνια άλλαξαν το ποιος παίρνει νερό και πότε.",
    bullet="Τα αγροκτήματα στα ανάντη πήραν τα δύο τρίτα από όσα έμειναν.",
    heading="Ποιος πήρε τι",
    prose="Το συμβούλιο του ποταμού μέτρησε για πρώτη φορά το 2024 (Valley Survey).",
    more="Κανείς στα κατάντη δεν ρωτήθηκε, αν και το είχε υποσχεθεί.",
    item="Το νερό μετριέται σε κάθε φράγμα.",
    second="Τα στοιχεία δημοσιεύονται κάθε μήνα.",
    caption="Μερίδια νερού επί τοις εκατό",
    place="Τόπος",
    amount="Μερίδιο",
    upstream="Ανάντη",
    downstream="Κατάντη",
    note="Το είπαν τρεις δήμαρχοι. Βλ.",
    author="Ελένη Παππά",
    about="Η Ελένη Παππά γράφει για το νερό και τη γεωργία.",
    source="Το νερό της κοιλάδας σε αριθμούς",
    family="Νικολάου",
    given="Γιώργος",
    publisher="Συμβούλιο του Ποταμού",
    city="Αθήνα",
)

WORDS = {
    "ar": ARABIC,
    "ur": URDU,
    "ur-Aran": URDU,
    "he": HEBREW,
    "hi": HINDI,
    "zh-Hans": SIMPLIFIED,
    "zh-Hant": TRADITIONAL,
    "ja": JAPANESE,
    "ko": KOREAN,
    "ru": RUSSIAN,
    "el": GREEK,
}
