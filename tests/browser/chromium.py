"""Chromium as a person uses it, for the tests of this folder.

    person = browser.become("buyer@hangzhou.example", lang="en", phone=True)
    person.go("/orders/new")
    person.type('[name="sku"]', "JL-1906")
    person.press('button[name="go"][value="review"]')   # waits for the page
    assert person.page == "drafts.review"

One Chromium serves all tests of a run; become() gives it another person,
language, size or colour scheme.  Elements are found by what stays stable: the
names of fields, the URLs of forms, <body data-page>; never by words.
"""
import json
import time

from selenium import webdriver
from selenium.common.exceptions import (NoSuchElementException,
                                        StaleElementReferenceException,
                                        WebDriverException)
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

DESK = (1280, 900)
PHONE = (390, 844)
LANGUAGES = {"zh": "zh-CN", "en": "en"}
WAIT_S = 15


def _options(with_scripts, work):
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu",
                     "--no-first-run", "--disable-background-networking",
                     "--disable-component-update", "--disable-sync",
                     "--disable-dev-shm-usage", "--hide-scrollbars",
                     f"--user-data-dir={work}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    if not with_scripts:
        options.add_experimental_option("prefs", {
            "profile.managed_default_content_settings.javascript": 2})
    return options


class Browser:
    """One running Chromium against one instance."""

    def __init__(self, instance, work, with_scripts=True):
        self.instance = instance
        self.with_scripts = with_scripts
        self.cookies = {}
        self.ids = {}
        self.is_phone = None
        self.driver = webdriver.Chrome(
            service=Service("/usr/bin/chromedriver"),
            options=_options(with_scripts, work))

    def quit(self):
        self.driver.quit()

    def cdp(self, method, **arguments):
        return self.driver.execute_cdp_cmd(method, arguments)

    # --- Who, how ---

    def become(self, login=None, lang="zh", phone=False, dark=False,
               width=None):
        """Another person at this screen; None is somebody not signed in."""
        self.cdp("Network.enable")
        self.cdp("Network.clearBrowserCookies")
        self.cdp("Network.setExtraHTTPHeaders",
                 headers={"Accept-Language": LANGUAGES[lang]})
        if login:
            if login not in self.cookies:
                session = self.instance.login(login)
                self.cookies[login] = dict(session.cookies)
            for name, value in self.cookies[login].items():
                self.cdp("Network.setCookie", name=name, value=value,
                         url=self.instance.url, path="/")
            self.cdp("Network.setCookie", name="lang", url=self.instance.url,
                     path="/", value=f"{LANGUAGES[lang]}.{self._id(login)}")
        self.size(phone, width)
        self.colours(dark)
        return self

    def _id(self, login):
        """The language of a browser is kept for one person."""
        if login not in self.ids:
            self.ids[login] = self.instance.sql(
                f"SELECT id FROM users WHERE login = '{login}'")[0]["id"]
        return self.ids[login]

    def size(self, phone, width=None):
        wide, high = PHONE if phone else DESK
        self.is_phone = phone
        self.cdp("Emulation.setDeviceMetricsOverride", width=width or wide,
                 height=high, deviceScaleFactor=1, mobile=phone)
        self.cdp("Emulation.setTouchEmulationEnabled", enabled=phone)

    def colours(self, dark):
        self.cdp("Emulation.setEmulatedMedia", media="", features=[
            {"name": "prefers-color-scheme",
             "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"}])

    # --- Where ---

    def go(self, path):
        self.driver.get(self.instance.url + path)
        return self

    @property
    def path(self):
        return self.driver.current_url.removeprefix(self.instance.url)

    @property
    def page(self):
        return self.one("body").get_attribute("data-page")

    @property
    def state(self):
        return self.one("main").get_attribute("data-state")

    @property
    def lang(self):
        return self.one("html").get_attribute("lang")

    # --- What stands there ---

    def all(self, css):
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def has(self, css):
        return bool(self.all(css))

    def one(self, css):
        try:
            return self.driver.find_element(By.CSS_SELECTOR, css)
        except NoSuchElementException:
            raise AssertionError(
                f"{self.path}: nothing like {css}") from None

    def shown(self, css):
        """The first such element that can be seen."""
        for element in self.all(css):
            if element.is_displayed():
                return element
        raise AssertionError(f"{self.path}: nothing like {css} is to be seen")

    def text(self, css="main"):
        return self.one(css).text

    def value(self, css):
        return self.one(css).get_property("value")

    def focus(self):
        """The element the keyboard is at."""
        return self.driver.switch_to.active_element

    def wait(self, test, what, seconds=WAIT_S):
        """Until `test()` is true; an element that goes meanwhile is no."""
        until = time.monotonic() + seconds
        while True:
            try:
                result = test()
            except (StaleElementReferenceException, AssertionError):
                result = None
            if result:
                return result
            if time.monotonic() > until:
                raise AssertionError(f"{self.path}: waited for {what}")
            time.sleep(0.05)

    # --- What a person does ---

    def reach(self, css):
        """The element, scrolled away from under the bars of a phone."""
        element = self.shown(css)
        self.js("arguments[0].scrollIntoView({block: 'center'})", element)
        return element

    def type(self, css, text):
        field = self.reach(css)
        field.clear()
        field.send_keys(text)
        return self

    def fill(self, css, text):
        """As if pasted: tabs and line ends go into the field."""
        field = self.reach(css)
        field.clear()
        field.click()
        self.cdp("Input.insertText", text=text)
        return self

    def click(self, css):
        self.reach(css).click()
        return self

    def leaves(self, act):
        """Run `act`, which leads to another page, and wait for that."""
        before = self.one("html")
        act()

        def is_gone():
            try:
                before.is_enabled()
                return False
            except (StaleElementReferenceException, NoSuchElementException):
                return True
            except WebDriverException as error:     # while it is replaced
                return "node" in str(error).lower()

        self.wait(is_gone, "another page")
        self.wait(lambda: self.one("body").get_attribute("data-page"),
                  "its body")
        return self

    def press(self, css):
        """Press a button or link that leads to another page."""
        return self.leaves(self.reach(css).click)

    def act(self, action, reason=None):
        """Press the button of an order's or shipment's action."""
        form = f'form[action="{self.path.split("?")[0].split("#")[0]}/{action}"]'
        folds = self.one(form).find_elements(
            By.XPATH, "ancestor::details[not(@open)]/summary")
        for fold in folds:
            self.js("arguments[0].scrollIntoView({block: 'center'})", fold)
            fold.click()
        if reason is not None:
            self.type(f'{form} [name="reason"]', reason)
        return self.press(f"{form} button")

    def keys(self, *keys):
        self.focus().send_keys(*keys)
        return self

    def tab_to(self, css, limit=60, back=False):
        """Tab until the keyboard is at `css`, as one without a mouse."""
        target = self.one(css)
        for _ in range(limit):
            if self.focus() == target:
                return target
            self.keys(Keys.SHIFT + Keys.TAB if back else Keys.TAB)
        raise AssertionError(f"{self.path}: {limit} times Tab do not lead to"
                             f" {css}")

    # --- What a machine sees ---

    def js(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def isolated(self, script, expression):
        """Run `script`, then `expression` (of a promise), beside the page:
        its Content-Security-Policy does not apply there."""
        tree = self.cdp("Page.getFrameTree")["frameTree"]
        world = self.cdp("Page.createIsolatedWorld",
                         frameId=tree["frame"]["id"], worldName="judge")
        context = world["executionContextId"]
        for code in (script, expression):
            answer = self.cdp("Runtime.evaluate", expression=code,
                              contextId=context, awaitPromise=True,
                              returnByValue=code is expression)
            assert "exceptionDetails" not in answer, answer
        return json.loads(answer["result"]["value"])

    def complaints(self):
        """Errors and policy reports of the console since the last call."""
        return [entry["message"] for entry in self.driver.get_log("browser")
                if entry["level"] in ("SEVERE", "WARNING")]

    def shot(self, file, whole=True):
        high = PHONE[1] if self.is_phone else DESK[1]
        wide = PHONE[0] if self.is_phone else DESK[0]
        if whole:
            high = max(high, self.js(
                "return document.documentElement.scrollHeight"))
        self.cdp("Emulation.setDeviceMetricsOverride", width=wide, height=high,
                 deviceScaleFactor=1, mobile=self.is_phone)
        self.driver.save_screenshot(str(file))
        self.size(self.is_phone)
