"""The OpenAPI document, and schemathesis over it: no fault, and every answer as declared."""

from typing import Any

import httpx2
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator, FormatChecker
from schemathesis.checks import CheckFunction
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.api.conftest import ADMIN

CHECKS: list[CheckFunction] = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
ADDS = r"^/jobs$"  # would fetch addresses that are made up


def test_answers_are_as_declared(address: str, subtests: pytest.Subtests) -> None:
    schema = schemathesis.openapi.from_url(f"{address}openapi.json")
    for found in schema.exclude(path_regex=ADDS, method="POST").get_all_operations():
        operation = found.ok()
        with subtests.test(operation.label):
            check(operation)


def check(operation: Any) -> None:
    """Made-up requests to one operation get answers as declared."""

    @given(case=operation.as_strategy())
    @settings(
        max_examples=12,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def answers(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS, headers=ADMIN)

    answers()


def test_whole_lists_are_as_declared(client: httpx2.Client) -> None:
    document = client.get("openapi.json").json()
    asked = {**dict.fromkeys(document["paths"], ""), "/who": "?name=Hezbollah"}
    for path, query in asked.items():
        operation = document["paths"][path].get("get")
        if operation is None or "{id}" in path:
            continue
        answer = client.get(path.strip("/") + query, params=None if query else {"limit": 500})
        form = operation["responses"]["200"]["content"]["application/json"]["schema"]
        schema = {**form, "components": document["components"]}
        Draft202012Validator(schema, format_checker=FormatChecker()).validate(answer.json())


def test_the_document_is_openapi_3_1_and_tells_all(address: str) -> None:
    document = httpx2.get(f"{address}openapi.json").json()
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    assert document["openapi"].startswith("3.1")
    assert document["servers"] == [{"url": "/api/v1"}]
    assert {"/events", "/judgements/{id}", "/jobs/{id}/events", "/reports/files"} <= set(document["paths"])
    assert all(operation["summary"] and operation["security"] for operation in operations)
    assert len({operation["operationId"] for operation in operations}) == len(operations)
