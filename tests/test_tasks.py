"""Tasks: who orders, who acts, what exactly is to be done, and what is no order at all."""

from __future__ import annotations

import pytest

from extractors.records import Language
from extractors.tasks import extract_tasks
from tests.marked import read_marked


def actions(marked: str, language: Language) -> list[str]:
    return [task.action for task in extract_tasks(read_marked(marked, language))]


def test_a_task_carries_who_what_when_and_its_evidence() -> None:
    reading = read_marked(
        "[Chủ tịch|POSITION] [UBND tỉnh Hòa Sơn|ORG] [Lê Minh Tâm|PERSON] yêu cầu [Sở Y tế|ORG] "
        "báo cáo kết quả trước [ngày 15/9|DATE].",
        "vi",
        "2024-08-20",
    )
    (task,) = extract_tasks(reading)
    assert (task.assigner, task.assignee, task.deadline, task.directive) == (
        "Lê Minh Tâm",
        "Sở Y tế",
        "2024-09-15",
        None,
    )
    assert task.action == "báo cáo kết quả trước ngày 15/9"
    assert reading.text[task.evidence.start : task.evidence.end] == task.evidence.quote
    assert task.evidence.quote.endswith(task.action)
    assert task.rule == "tasks.order@1"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[UBND tỉnh|ORG] giao [Sở Xây dựng|ORG] chủ trì, phối hợp với [Sở Tài chính|ORG] rà soát quỹ nhà; "
            "báo cáo kết quả trong quý này.",
            ["chủ trì, phối hợp với Sở Tài chính rà soát quỹ nhà", "báo cáo kết quả trong quý này"],
        ),
        (
            "[Thủ tướng|POSITION] đề nghị các cơ quan quản lý thị trường tăng cường kiểm tra.",
            ["tăng cường kiểm tra"],
        ),
        ("[Bộ Y tế|ORG] nhấn mạnh các bệnh viện phải công khai giá thuốc.", ["công khai giá thuốc"]),
        ("[Thủ tướng|POSITION]: Không để thiếu điện trong mùa khô", ["Không để thiếu điện trong mùa khô"]),
        (
            "“Các xã phải kiểm đếm xong trong tuần”, ông [Tâm|PERSON] nhấn mạnh.",
            ["kiểm đếm xong trong tuần"],
        ),
    ],
)
def test_vietnamese_orders_give_the_action_alone(marked: str, expected: list[str]) -> None:
    assert actions(marked, "vi") == expected


@pytest.mark.parametrize(
    "marked",
    [
        "Hồ sơ được nộp theo yêu cầu của khách hàng.",
        "[Ban Chỉ đạo|ORG] họp định kỳ mỗi tháng.",
        "Cửa hàng không cần đặt cọc.",
        "Điều này là cần thiết cho người dân.",
        "Xe máy rẽ phải tại ngã tư ([phải|LOC]).",
        "Ông [Tâm|PERSON] (phải) bắt tay ông [Bình|PERSON] (trái).",
        "[Tỉnh Hòa Sơn|LOC] cải tạo giao thông trong khu phố cổ.",
        # A document with a capital letter, an attribute, a quoted word, a statement that opens like an imperative.
        "Nội dung Chỉ thị được phổ biến tới các xã.",
        "Cán bộ hoàn thành nhiệm vụ được giao trong năm.",
        "Người dân thực hiện yêu cầu “5K” khi ra đường.",
        "Tăng trưởng các ngành tiếp tục phục hồi.",
    ],
)
def test_vietnamese_look_alikes_are_no_tasks(marked: str) -> None:
    assert actions(marked, "vi") == []


@pytest.mark.parametrize(
    "marked",
    [
        "The lockdown orders allowed nurses to leave home.",
        "In order to save power, lamps were replaced.",
        "The goal is to train 500 nurses.",
        "Villagers may use the new road.",
        "According to the [Ministry of Health|ORG], prices fell.",
    ],
)
def test_english_look_alikes_are_no_tasks(marked: str) -> None:
    assert actions(marked, "en") == []


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "The [Prime Minister|POSITION] asked the [Ministry of Health|ORG] to review drug prices.",
            ["review drug prices"],
        ),
        (
            "[Tran Van Binh|PERSON] told the [Tax Department|ORG] to publish the list; the [State Treasury|ORG] "
            "to reconcile accounts every day.",
            ["publish the list", "reconcile accounts every day"],
        ),
        (
            "The [Ministry of Health|ORG] instructed hospitals to publish prices, and the [Inspectorate|ORG] "
            "to check them.",
            ["publish prices", "check them"],
        ),
        ("[Mr. Binh|PERSON] stressed that schools must not collect fees.", ["not collect fees"]),
        (
            "The [Government|ORG] required that the [City of Hoa Son|ORG] repair the bridge.",
            ["repair the bridge"],
        ),
        (
            "[Mr. Binh|PERSON] said illegal buildings must be torn down.",
            ["illegal buildings must be torn down"],
        ),
    ],
)
def test_english_orders_give_the_action_alone(marked: str, expected: list[str]) -> None:
    assert actions(marked, "en") == expected


def test_tasks_after_an_order_inherit_who_and_whom() -> None:
    tasks = extract_tasks(
        read_marked(
            "[Bộ Công an|ORG] yêu cầu công an các tỉnh tăng cường tuần tra.\nXử lý nghiêm người vi phạm.",
            "vi",
        )
    )
    assert [(t.assigner, t.assignee, t.action) for t in tasks] == [
        ("Bộ Công an", "công an các tỉnh", "tăng cường tuần tra"),
        ("Bộ Công an", "công an các tỉnh", "Xử lý nghiêm người vi phạm"),
    ]


def test_passive_duties_have_no_assignee() -> None:
    (task,) = extract_tasks(
        read_marked("The [Ministry of Health|ORG] stressed that all wards must be disinfected.", "en")
    )
    assert (task.assigner, task.assignee) == ("Ministry of Health", None)


def test_the_document_that_sets_a_task_is_named_by_its_number() -> None:
    (task,) = extract_tasks(
        read_marked(
            "[UBND tỉnh|ORG] vừa ban hành [Công điện số 05/CĐ-UBND|DIRECTIVE] yêu cầu các huyện gia cố đê.",
            "vi",
        )
    )
    assert (task.directive, task.action) == ("05/CĐ-UBND", "gia cố đê")


def test_a_judge_decides_what_is_a_task() -> None:
    reading = read_marked("[Bộ Y tế|ORG] yêu cầu các bệnh viện công khai giá thuốc.", "vi")
    assert extract_tasks(reading, {"bias": -9.0}) == []
    (task,) = extract_tasks(reading, {"bias": 2.0, "form=order": 1.0})
    assert task.confidence == pytest.approx(0.953, abs=0.001)


@pytest.mark.parametrize(
    ("marked", "language", "expected"),
    [
        # The letter goes to whom the order is for.
        (
            "[Bộ Y tế|ORG] có công văn gửi [Sở Y tế Hòa Sơn|ORG] đề nghị chấn chỉnh việc kê đơn.",
            "vi",
            [("Bộ Y tế", "Sở Y tế Hòa Sơn")],
        ),
        # A time is no assignee, a deed has no duties, and what stands in brackets is no part of a name.
        ("[Thủ tướng|POSITION] yêu cầu từ ngày mai, các quán ăn đóng cửa.", "vi", [("Thủ tướng", "các quán ăn")]),
        ("[Thủ tướng|POSITION] nhấn mạnh việc cấp phép phải công khai.", "vi", [("Thủ tướng", None)]),
        (
            "The [Government|ORG] told the [Water Board|ORG] (founded in 1990) to repair the dam.",
            "en",
            [("Government", "Water Board")],
        ),
        # The speaker is named before a colon, or behind the quotation.
        (
            "[Tran Van Binh|PERSON] was blunter: the [Tax Department|ORG] must publish the list.",
            "en",
            [("Tran Van Binh", "Tax Department")],
        ),
        ('"Schools must open on time," Mr. [Binh|PERSON] said.', "en", [("Binh", "Schools")]),
        # A verb that shares its subject with the one before.
        (
            "[Lan Kerry|PERSON] called [Igor Popov|PERSON] and urged him to release the crew.",
            "en",
            [("Lan Kerry", None)],
        ),
    ],
)
def test_who_orders_and_who_is_to_act(
    marked: str, language: Language, expected: list[tuple[str | None, str | None]]
) -> None:
    assert [(t.assigner, t.assignee) for t in extract_tasks(read_marked(marked, language))] == expected


def test_a_task_said_twice_in_the_same_words_is_one() -> None:
    marked = "[Bộ Y tế|ORG] yêu cầu các bệnh viện công khai giá thuốc."
    assert actions(f"{marked}\n{marked}", "vi") == ["công khai giá thuốc"]


def test_a_caption_that_begins_a_task_is_no_second_one() -> None:
    caption = "[Bộ Y tế|ORG] yêu cầu các bệnh viện công khai giá thuốc."
    order = "[Bộ Y tế|ORG] yêu cầu các bệnh viện công khai giá thuốc tại quầy."
    assert actions(f"{caption}\n{order}", "vi") == ["công khai giá thuốc tại quầy"]


@pytest.mark.parametrize(
    "text", ["", "  \n ", "yêu cầu", "phải", "must", "; ; ;", "(phải)", "“", "asked to", "yêu cầu " * 500]
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_fragments_break_nothing(text: str, language: Language) -> None:
    extract_tasks(read_marked(text, language))


Record = tuple[str | None, str | None, str, str | None, str | None]


def records(marked: str, language: Language, published_at: str | None = None) -> list[Record]:
    """Whole tasks of a text, every candidate taken for one."""
    tasks = extract_tasks(read_marked(marked, language, published_at), {"bias": 3.0})
    return [(task.assigner, task.assignee, task.action, task.deadline, task.directive) for task in tasks]


def test_what_is_listed_under_an_order_is_ordered() -> None:
    assert records(
        "[UBND thành phố Lạc Sơn|ORG] phân công nhiệm vụ cho các đơn vị như sau:\n"
        "- [Sở Y tế|ORG]: Chuẩn bị đủ thuốc phục vụ tiêm chủng.\n"
        "- [Sở Giáo dục và Đào tạo|ORG]: Lập danh sách học sinh trước [ngày 15/8|DATE].",
        "vi",
        "2022-08-03",
    ) == [
        ("UBND thành phố Lạc Sơn", "Sở Y tế", "Chuẩn bị đủ thuốc phục vụ tiêm chủng", None, None),
        (
            "UBND thành phố Lạc Sơn",
            "Sở Giáo dục và Đào tạo",
            "Lập danh sách học sinh trước ngày 15/8",
            "2022-08-15",
            None,
        ),
    ]
    assert records(
        "The [Ministry of Education|ORG] has asked provincial departments to:\n"
        "- Review the list of teachers;\n- Send the results to the ministry before [March 15|DATE].",
        "en",
        "2024-02-20",
    ) == [
        ("Ministry of Education", "provincial departments", "Review the list of teachers", None, None),
        (
            "Ministry of Education",
            "provincial departments",
            "Send the results to the ministry before March 15",
            "2024-03-15",
            None,
        ),
    ]


def test_a_heading_alone_is_no_task() -> None:
    assert records("[UBND tỉnh|ORG] yêu cầu các sở, ngành:", "vi") == []


@pytest.mark.parametrize(
    ("marked", "language", "expected"),
    [
        # A passive that says by whom.
        (
            "[Sở Y tế|ORG] được [UBND tỉnh Tân Hòa|ORG] giao xây dựng phương án cách ly.",
            "vi",
            [("UBND tỉnh Tân Hòa", "Sở Y tế", "xây dựng phương án cách ly", None, None)],
        ),
        (
            "The [Water Board|ORG] was asked by the [Mayor|POSITION] to repair the dam.",
            "en",
            [("Mayor", "Water Board", "repair the dam", None, None)],
        ),
        # Who orders is named behind the statement, which ends before him.
        (
            "Các chủ đầu tư phải bàn giao mặt bằng trong tuần này, ông [Khải|PERSON] yêu cầu.",
            "vi",
            [("Khải", "Các chủ đầu tư", "bàn giao mặt bằng trong tuần này", None, None)],
        ),
        # For whom an order is, said before it.
        (
            "Đối với ngành giáo dục, [UBND tỉnh|ORG] yêu cầu chuẩn bị phương án dạy học trực tuyến.",
            "vi",
            [("UBND tỉnh", "ngành giáo dục", "chuẩn bị phương án dạy học trực tuyến", None, None)],
        ),
        # A verb that opens the sentence is no order of its own when somebody named orders after it.
        (
            "Quán triệt tại buổi lễ, Thiếu tướng [Cao Minh Nhật|PERSON], [Giám đốc|POSITION] "
            "[Công an tỉnh Tây Sa|ORG], yêu cầu cán bộ chiến sĩ giữ nghiêm kỷ luật.",
            "vi",
            [("Cao Minh Nhật", "cán bộ chiến sĩ", "giữ nghiêm kỷ luật", None, None)],
        ),
        (
            "Ông [Đạt|PERSON] quán triệt: “Tôi đề nghị các phường ra quân dọn dẹp vỉa hè”.",
            "vi",
            [("Đạt", "các phường", "ra quân dọn dẹp vỉa hè", None, None)],
        ),
        # Two bodies share one order verb; what a body has in its name is no verb.
        (
            "The [Assembly|ORG] assigned the [Government|ORG] to issue guidance and the [State Audit|ORG] "
            "to supervise it.",
            "en",
            [
                ("Assembly", "Government", "issue guidance", None, None),
                ("Assembly", "State Audit", "supervise it", None, None),
            ],
        ),
        (
            "[UBND tỉnh|ORG] yêu cầu các huyện rà soát hồ sơ; giao [Sở Nội vụ|ORG] tổng hợp.",
            "vi",
            [
                ("UBND tỉnh", "các huyện", "rà soát hồ sơ", None, None),
                ("UBND tỉnh", "Sở Nội vụ", "tổng hợp", None, None),
            ],
        ),
        (
            "[Bộ Chính trị|ORG] yêu cầu các cấp ủy, tổ chức đảng quán triệt sâu rộng kết luận.",
            "vi",
            [("Bộ Chính trị", "các cấp ủy, tổ chức đảng", "quán triệt sâu rộng kết luận", None, None)],
        ),
        (
            "[Thủ tướng|POSITION] giao [Đài Truyền hình Việt Nam|ORG], [Đài Tiếng nói Việt Nam|ORG] và các cơ quan "
            "báo chí tuyên truyền rộng rãi nội dung công điện.",
            "vi",
            [
                (
                    "Thủ tướng",
                    "Đài Truyền hình Việt Nam, Đài Tiếng nói Việt Nam và các cơ quan báo chí",
                    "tuyên truyền rộng rãi nội dung công điện",
                    None,
                    None,
                )
            ],
        ),
        # Syllables that are verbs elsewhere: "công trình", "đào tạo".
        (
            "[UBND tỉnh|ORG] yêu cầu chủ đầu tư công trình lập báo cáo.\n"
            "[UBND tỉnh|ORG] yêu cầu các cơ sở đào tạo giáo viên phối hợp với [Sở Nội vụ|ORG].",
            "vi",
            [
                ("UBND tỉnh", "chủ đầu tư công trình", "lập báo cáo", None, None),
                ("UBND tỉnh", "các cơ sở đào tạo giáo viên", "phối hợp với Sở Nội vụ", None, None),
            ],
        ),
        # An event can do nothing.
        (
            "[Tỉnh ủy|ORG] yêu cầu các lễ hội không tổ chức rước kiệu.",
            "vi",
            [("Tỉnh ủy", None, "không tổ chức rước kiệu", None, None)],
        ),
        # An office is to act, whoever holds it.
        (
            "[Lê Văn Tâm|PERSON] là [Chủ tịch|POSITION] [UBND tỉnh Hòa Sơn|ORG].\n[Thủ tướng|POSITION] yêu cầu "
            "[Chủ tịch|POSITION] [UBND tỉnh Hòa Sơn|ORG] báo cáo.",
            "vi",
            [("Thủ tướng", "Chủ tịch UBND tỉnh Hòa Sơn", "báo cáo", None, None)],
        ),
    ],
)
def test_whole_records_in_many_wordings(marked: str, language: Language, expected: list[Record]) -> None:
    assert records(marked, language) == expected


@pytest.mark.parametrize(
    ("marked", "language", "expected"),
    [
        # What is cited in an order sets neither it nor what follows.
        (
            "[Bộ Nông nghiệp|ORG] yêu cầu các tỉnh có tàu vay vốn theo [Nghị định số 37/2016/NĐ-CP|DIRECTIVE] "
            "kiểm tra tàu cá.\nĐồng thời, [Bộ Nông nghiệp|ORG] yêu cầu các tỉnh báo cáo kết quả.",
            "vi",
            [None, None],
        ),
        # A letter signed by the head of a body is that body's.
        (
            "[Giám đốc|POSITION] [Sở Y tế Hòa Sơn|ORG] [Lê Văn Tâm|PERSON] ký [Công văn số 12/SYT-NV|DIRECTIVE].\n"
            "[Sở Y tế Hòa Sơn|ORG] yêu cầu các bệnh viện công khai giá thuốc.",
            "vi",
            ["12/SYT-NV"],
        ),
        (
            "The [Da Nang Party Committee|ORG] issued [Notice No. 77-TB/TU|DIRECTIVE].\n"
            "It orders the [Tan Lap Ward People's Committee|ORG] to clear the backlog.",
            "en",
            ["77-TB/TU"],
        ),
    ],
)
def test_which_document_sets_a_task(marked: str, language: Language, expected: list[str | None]) -> None:
    assert [task.directive for task in extract_tasks(read_marked(marked, language))] == expected


@pytest.mark.parametrize(
    ("marked", "language"),
    [
        ("[UBND tỉnh Tân Hòa|ORG] có tờ trình gửi [HĐND tỉnh|ORG] đề nghị thông qua quy hoạch.", "vi"),
        ("In a petition to the [Mayor|POSITION], residents asked the city to repair the road.", "en"),
    ],
)
def test_what_a_submission_asks_for_is_no_task(marked: str, language: Language) -> None:
    assert [task for task in extract_tasks(read_marked(marked, language)) if task.rule.startswith("tasks.order")] == []
