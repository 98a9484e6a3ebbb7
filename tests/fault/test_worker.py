"""The worker announces each event once, also after it or the database died."""
import time

EVENT = (
    "INSERT INTO outbox (at, kind, object_kind, object_id, customer_id,"
    " detail, next_at) SELECT UTC_TIMESTAMP(3), 'order.shipped', 'order',"
    " {number}, id, 'NO=SO-{number}\\n', UTC_TIMESTAMP(3)"
    " FROM customers ORDER BY id LIMIT 1")


def told(instance, number):
    """Inboxes that hold the event; waits until there are some."""
    until = time.monotonic() + 30
    while True:
        count = int(instance.sql(
            "SELECT COUNT(*) AS n FROM notifications"
            f" WHERE path = '/orders/SO-{number}'")[0]["n"])
        if count or time.monotonic() > until:
            return count
        time.sleep(0.1)


def company_size(instance):
    """Users of the first customer who may see orders."""
    return int(instance.sql(
        "SELECT COUNT(DISTINCT m.user_id) AS n FROM memberships m"
        " JOIN membership_roles r ON r.membership_id = m.id"
        " JOIN role_permissions p ON p.role = r.role"
        "  AND p.action = 'order_see'"
        " WHERE m.state = 1 AND m.customer_id ="
        "  (SELECT MIN(id) FROM customers)")[0]["n"])


def unread_agree(instance):
    """Whether each counter is the number of unread rows."""
    return instance.sql(
        "SELECT COUNT(*) AS n FROM notification_counts c"
        " WHERE c.unread <> (SELECT COUNT(*) FROM notifications t"
        "  WHERE t.user_id = c.user_id AND t.read_at IS NULL)")[0]["n"] == "0"


def test_events_are_told_once_whoever_dies(make_instance):
    instance = make_instance()
    least = company_size(instance)
    assert least > 0

    instance.sql(EVENT.format(number=9000001))
    assert told(instance, 9000001) >= least

    instance.kill("worker")
    instance.sql(EVENT.format(number=9000002))
    assert told(instance, 9000002) >= least

    instance.kill("mariadbd")
    instance.wait_ready(60)
    instance.sql(EVENT.format(number=9000003))
    assert told(instance, 9000003) >= least

    time.sleep(1)
    twice = instance.sql("SELECT user_id FROM notifications"
                         " GROUP BY user_id, outbox_id HAVING COUNT(*) > 1")
    assert twice == []
    assert unread_agree(instance)
    assert instance.sql("SELECT COUNT(*) AS n FROM outbox"
                        " WHERE done_at IS NULL")[0]["n"] == "0"
