"""A small report in six languages, with every sort of block: plainly example data."""

# ruff: noqa: RUF001 -- words of six languages are not all in ASCII letters

from collections.abc import Mapping

from reports.model import (
    Cell,
    Document,
    Footnote,
    Heading,
    Mark,
    Masthead,
    Meeting,
    Model,
    Paragraph,
    Table,
    Text,
    Trace,
)

WORDS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "English",
        "Example report on cooperation",
        "Areas of cooperation",
        "In July 2018 the three entities met.",
        "Heading",
        "Area",
        "Scope",
        "Administrative matters",
        "Finance",
        "Meetings",
        "Tripartite",
        "Note: example data.",
        "Item of a list",
    ),
    "fr": (
        "Français",
        "Exemple de rapport sur la coopération",
        "Domaines de coopération",
        "En juillet 2018, les trois entités se sont réunies.",
        "Rubrique",
        "Domaine",
        "Portée",
        "Questions administratives",
        "Finances",
        "Réunions",
        "Tripartite",
        "Note : données d’exemple.",
        "Élément d’une liste",
    ),
    "es": (
        "Español",
        "Ejemplo de informe sobre la cooperación",
        "Esferas de cooperación",
        "En julio de 2018, las tres entidades se reunieron.",
        "Epígrafe",
        "Esfera",
        "Alcance",
        "Asuntos administrativos",
        "Finanzas",
        "Reuniones",
        "Tripartito",
        "Nota: datos de ejemplo.",
        "Elemento de una lista",
    ),
    "ru": (
        "Русский",
        "Пример доклада о сотрудничестве",
        "Области сотрудничества",
        "В июле 2018 года состоялась встреча трёх структур.",
        "Рубрика",
        "Область",
        "Охват",
        "Административные вопросы",
        "Финансы",
        "Совещания",
        "Трёхсторонний",
        "Примечание: данные для примера.",
        "Пункт перечня",
    ),
    "zh": (
        "中文",
        "合作报告示例",
        "合作领域",
        "2018年7月，三个实体举行会议。",
        "事项",
        "领域",
        "范围",
        "行政事项",
        "财务",
        "会议",
        "三方",
        "注：示例数据。",
        "列表项",
    ),
    "ar": (
        "العربية",
        "مثال على تقرير عن التعاون",
        "مجالات التعاون",
        "في تموز/يوليه 2018، اجتمعت الكيانات الثلاثة.",
        "العنوان",
        "المجال",
        "النطاق",
        "المسائل الإدارية",
        "المالية",
        "الاجتماعات",
        "ثلاثي",
        "ملاحظة: بيانات للمثال.",
        "عنصر في قائمة",
    ),
}
ENTRY = "0b6f7c1e-0000-5000-8000-000000000001"


def sample(language: str, *, paragraphs: int = 3) -> Document:
    """Make a document with every sort of block and as many paragraphs as asked."""
    words = WORDS[language]
    name, title, heading, sentence, *rest = words
    head, area, scope, matter, first, second, tripartite, note, item = rest
    body = tuple(
        Paragraph(
            key=f"timeline/{number}",
            number=str(number),
            runs=(
                Text(words=sentence, entries=(ENTRY,)),
                *([Mark(number=1)] if number == 1 else []),
            ),
        )
        for number in range(1, paragraphs + 1)
    )
    untranslated = Paragraph(
        key="introduction",
        origin="written",
        runs=(
            Text(words=sentence + " "),
            Text(words="Example data", language="en" if language != "en" else "fr"),
            Text(words=" (", style=""),
            Text(words="UNEP/MC/COP.0/1", style="code"),
            Text(words=")."),
        ),
    )
    table = Table(
        key="matrix/table",
        title=(Text(words=heading),),
        columns=tuple((Text(words=one),) for one in (head, area, scope)),
        widths=(30, 40, 30),
        rows=(
            (
                Cell(runs=(Text(words=matter),), rows=2, is_header=True),
                Cell(runs=(Text(words=first), Mark(number=2))),
                Cell(runs=(Text(words=tripartite),)),
            ),
            (
                Cell(runs=(Text(words=second),)),
                Cell(runs=(Text(words=tripartite),)),
            ),
        ),
        notes=(Paragraph(key="matrix/note", runs=(Text(words=note),), origin="fixed"),),
    )
    return Document(
        language=language,
        direction="rtl" if language == "ar" else "ltr",
        masthead=Masthead(
            title=(Text(words=title),),
            symbols=("UNEP/MC/COP.0/1", "UNEP/CHW.0/INF/1"),
            languages=(name,),
            meetings=(Meeting(body=(Text(words=title),)),),
        ),
        blocks=(
            Heading(key="introduction", level=1, runs=(Text(words=title),)),
            untranslated,
            Heading(key="timeline", level=1, number="1", runs=(Text(words=heading),)),
            *body,
            Paragraph(
                key="timeline/a", number="(a)", level=1, runs=(Text(words=item),)
            ),
            Paragraph(
                key="timeline/b", number="(b)", level=1, runs=(Text(words=item),)
            ),
            Heading(key="matrix", level=2, runs=(Text(words=heading),)),
            table,
        ),
        footnotes=(
            Footnote(number=1, runs=(Text(words=note),)),
            Footnote(number=2, runs=(Text(words=item),)),
        ),
    )


def sample_model() -> Model:
    """Make a model of the sample in all six languages."""
    return Model(
        report="document:example-report",
        period="2018/2021-03",
        as_of="2021-03-31",
        position=1,
        documents=tuple(map(sample, WORDS)),
        entries={ENTRY: Trace(position=1, kind="meeting.held", paragraph="3")},
    )
