"""What only the pages say: English and Chinese, side by side."""

from collections.abc import Mapping

PAGE_WORDS: Mapping[str, tuple[str, str]] = {
    "product": ("Trilogue", "Trilogue"),
    "about": (
        "The shared record of cooperation between three secretariats",
        "三方秘书处合作的共同记录",
    ),
    "matrix": ("Matrix of cooperation", "合作矩阵"),
    "explorer": ("GraphQL explorer", "GraphQL 查询工具"),
    "known_at": ("As known at", "记录时点"),
    "known_at_hint": (
        "a day, an instant or #position; empty: now",
        "日期、时刻或 #序号；留空即现在",
    ),
    "language": ("Language", "语言"),
    "show": ("Show", "显示"),
    "skip": ("Skip to the content", "跳至正文"),
    "paragraph": ("para.", "段落"),
    "empty": (
        "By that day no area of cooperation had been identified.",
        "截至该日尚未确定任何合作领域。",
    ),
    "empty_log": (
        "The record is empty: nothing has been entered yet.",
        "记录为空：尚未录入任何条目。",
    ),
    "problem": ("This cannot be shown", "无法显示"),
    "legend": ("Marks", "标记"),
    "operation": ("Operation", "操作"),
    "variables": ("Variables", "变量"),
    "answer": ("Answer", "结果"),
    "examples": ("Examples", "示例"),
    "run": ("Run", "运行"),
    "run_hint": (
        "Ctrl+Enter runs it; Escape, then Tab, leaves the editor",
        "Ctrl+Enter 运行；先按 Esc 再按 Tab 离开编辑框",
    ),
    "documentation": ("Documentation", "文档"),
    "search": ("Search types and fields", "搜索类型和字段"),
    "questions": ("Questions", "查询"),
    "acts": ("Acts", "录入"),
    "types": ("Types", "类型"),
    "back": ("Back", "返回"),
    "fields": ("Fields", "字段"),
    "values": ("Values", "取值"),
    "implemented_by": ("Types", "实现类型"),
    "running": ("Running …", "运行中……"),
    "unreachable": ("The server does not answer.", "服务器没有响应。"),
    "bad_variables": ("The variables are not JSON:", "变量不是有效的 JSON："),
    "nothing_found": ("Nothing is called that.", "没有找到。"),
    "needs_script": (
        "The explorer needs JavaScript; the matrix does not.",
        "查询工具需要 JavaScript；合作矩阵不需要。",
    ),
    "one_of": ("Give exactly one of these.", "只能给出其中一项。"),
    "also_possible": (
        "Also what may have happened by then",
        "同时列出届时可能已发生的事项",
    ),
}
