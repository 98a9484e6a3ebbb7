{{%AUTOESCAPE context="HTML"}}{{!
  Head of a page of money.  Filled by table_page().

  HEADING INTRO CRUMB CRUMB_PATH BUTTON(LINK_PATH LINK_TEXT LINK_CHOSEN)
  HAS_EXPORT XLSX_URL CSV_URL
}}
<div class="page-head"><div>{{#CRUMB}}<nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/">{{_"Today"}}</a></li><li><a href="{{CRUMB_PATH}}">{{CRUMB}}</a></li></ol></nav>{{/CRUMB}}<h1>{{HEADING}}</h1>{{#INTRO}}<p>{{INTRO}}</p>{{/INTRO}}</div>
<div class="row">{{#HAS_EXPORT}}<a class="button desk-only" href="{{XLSX_URL}}">{{@icon file-spreadsheet}}Excel</a><a class="button desk-only" href="{{CSV_URL}}">CSV</a>{{/HAS_EXPORT}}{{#BUTTON}}<a class="button{{#LINK_CHOSEN}} button-main{{/LINK_CHOSEN}}" href="{{LINK_PATH}}">{{LINK_TEXT}}</a>{{/BUTTON}}</div></div>
