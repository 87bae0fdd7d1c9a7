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
