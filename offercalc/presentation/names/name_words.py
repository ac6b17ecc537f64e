"""Words that occur in many company names, and so identify none of them."""

from __future__ import annotations

LEGAL_FORMS = frozenset(
    "ао зао оао ооо пао شركة موسسة בעמ toko "  # noqa: RUF001 - Cyrillic
    "ab ag aps as asa bhd bsc bv bvba cc co companies company corp corporation cv doo eirl ev fze gbr ggmbh gmbh "
    "group holding holdings inc incorporated kft kg kgaa kk lda limited limitada llc llp lp ltd ltda mbh nv oao ohg "
    "ood ooo oy oyj pc perkumpulan persero plc pt pte pty pvt private public sa sab sac sae sal saoc sapi sarl sas "
    "sasu sca sd sdn se sgr sia sl slu spa spzoo sp zoo srl sro tbk the ud ug yayasan zao gk kabushiki kaisha perum "
    "perseroan terbuka terbatas firma de og keg eg".split()
)
"""Legal forms before or after a company name, without periods."""
LEGAL_SIGNS = ("株式会社", "有限会社", "合同会社", "有限公司", "股份有限公司", "주식회사", "(주)", "㈱")
"""Legal forms in scripts without spaces between words."""
SMALL_WORDS = frozenset(
    "a ada ai am an and are as at atau be but by can dan dari de den der di did die do dua ein et for from go had has "
    "he her him his hr id if ii iii in ini is it its itu jp ke la le let may me my new no not now of oh ok on one or "
    "our out own pt qa se she so some than that the them then they this to und up us use was we were who will with ya "
    "yang you your it's pa one all any get got per too two via how why".split()
)
"""Very common words: as a company name, they count only as spelled by the company, or in capitals."""
EVERYDAY_WORDS = frozenset(
    "base best better block bond bonus box brand bright chase clear close cloud code core day deep digital direct "
    "discover drive engage equity even express first flex focus force fresh front full gap general global good grab "
    "grow guide health help high home human indeed insight key land lead level life light linear link live local long "
    "match max mind mission monday money month motion move next notion offer open option options oracle paid part pay "
    "people plan power present prime principal private progressive public quick ramp real relay remote right root "
    "salary scale select senior share shares shell shift simple smart spark square staff standard star start stock "
    "strategy stride strong super support target team term time total trade transfer travel true trust unity vest "
    "visa vision week wise work world year zoom gaji kerja maju baru utama cinta hari bulan tahun bisa satu"
    " semua".split()
)
"""Words usual in offers: as a company name, they count only if capitalized."""
COMMON_WORDS = EVERYDAY_WORDS | frozenset(
    "academy advisory advisors aerospace africa agency agro airlines airways america american analytics asia asian "
    "asset associates association asuransi australia automotive aviation bangsa bank banking biotech board bumi "
    "business canada capital care center central centre chemical chemicals china city clinic college commerce "
    "commercial communications computer computing construction consult consultants consulting creative credit data "
    "delivery department design development division dynamics east eastern economic education electric electronics "
    "emea energi energy engineering enterprise enterprises entertainment environmental europe european exchange "
    "federal films finance financial food foods foundation france fund games gas generation german germany government "
    "green hospital hotel hotels house india indonesia indonesian industri industrial industries infrastructure "
    "innovation innovations institute insurance international internet investment investments italia japan jasa "
    "kesehatan keuangan korea lab laboratories labs latin learning legal logistics london machine machines management "
    "manufacturing market marketing materials media medical mega metal mining mobile mobility motor motors museum "
    "national nasional negara network networks new north northern nusa office oil one online pacific paper partners "
    "pay pharma pharmaceuticals platform platforms plus press product products properties property rail real regional "
    "republic research resources retail robotics royal rumah russia safety sample sakit school science sciences "
    "security semiconductor service services shipping singapore social society software solar solution solutions "
    "south southern spain sports state states steel store stores studio studios supply swiss switzerland system "
    "systems tech technologies technology teknologi telecom telecommunications telekomunikasi test textile "
    "therapeutics trading transport transportation trustee trusts uk union united universal university us usa "
    "utilities ventures video wealth web west western worldwide york bersama dagang karya sejahtera indo angkasa "
    "perkasa".split()
)
"""Words that do not identify a company as the first word of its name."""
ENDINGS = "inc incorporated corp corporation ltd limited llc gmbh tbk plc pte pty ag kg kgaa nv bv bhd sarl srl".split()
"""Legal forms that are replaced with the name before them, even if the company name lacks them."""
FIELD_TERMS = frozenset(
    "aud bpjs cad ceo cfo chf cny coo cpo cto dei erp esop espp eur gbp hkd hra ide idr inr iso jpy kpi krw mba myr "
    "nso okr otc ote php pkwt ppu psu ptkp ria rsu sar sgd sla sme spa sql thb thr tin twd usa usd vat vnd vp".split()
)
"""Abbreviations of the field, which the initials of a name may spell by chance."""
ALSO_KNOWN = (
    "formerly known as", "also known as", "doing business as", "trading as", "formerly", "previously", "f/k/a", "a/k/a",
    "d/b/a", "dba", "t/a", "dahulu", "sebelumnya", "eks", "now",
)  # fmt: skip
"""Words that introduce another name of the same company."""
MAIL_HOSTS = frozenset(
    "aol.com fastmail.com gmail.com gmx.de gmx.net googlemail.com hotmail.com icloud.com live.com mail.com me.com "
    "msn.com outlook.com proton.me protonmail.com web.de yahoo.co.id yahoo.com yahoo.co.uk zoho.com example.com "
    "example.org".split()
)
"""Public mail providers, whose addresses do not identify a company."""
